import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Floors of src: a floor imports only itself and those before it. */
const FLOORS = ['kernel', 'domain', 'store', 'sync', 'state', 'ui'];

/** `platform` stands at the side: it may use the kernel only, and state and ui may use it. */
const MAY_IMPORT = {
  kernel: [],
  platform: ['kernel'],
  domain: ['kernel'],
  store: ['kernel', 'domain'],
  sync: ['kernel', 'domain', 'store'],
  state: ['kernel', 'domain', 'store', 'sync', 'platform'],
  ui: ['kernel', 'domain', 'state', 'platform'],
};

const ALL = [...FLOORS, 'platform'];

function floor(name) {
  const refused = ALL.filter((other) => other !== name && !MAY_IMPORT[name].includes(other));
  return {
    files: [`src/${name}/**/*.{ts,tsx}`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: refused.map((other) => ({
            regex: `^(\\.\\./)+${other}(/|$)`,
            message: `${name} stands below or beside ${other}: see the floors in eslint.config.js.`,
          })),
        },
      ],
    },
  };
}

const NO_SKIP = [
  {
    selector:
      'CallExpression MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name=/^(skip|only|todo|skipIf|runIf|fails)$/]',
    message: 'Every test runs, always.',
  },
  {
    selector: 'CallExpression[callee.name=/^(xit|xdescribe|xtest|fit|fdescribe)$/]',
    message: 'Every test runs, always.',
  },
];

/** Inside a transaction of the store any other await lets IndexedDB commit early (seen: a lost rollback). */
const ONLY_STORES_IN_TRANSACTION = [
  {
    selector:
      "CallExpression[callee.property.name='transaction'] AwaitExpression > CallExpression[callee.object.object.name='crypto']",
    message: 'Encrypt before the transaction: only calls of its stores are awaited inside it.',
  },
  {
    selector:
      "CallExpression[callee.property.name='transaction'] AwaitExpression > CallExpression[callee.name=/^(seal|open|encrypt|decrypt|digest|sha256|derive|wrap|unwrap|sign|fetch|deriveId)/]",
    message: 'Encrypt before the transaction: only calls of its stores are awaited inside it.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'rilis/',
      'node_modules/',
      'dev-dist/',
      '**/*.generated.ts',
      'eslint.config.js',
      'scripts/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      complexity: ['error', 10],
      'max-params': ['error', 8],
      'no-console': 'error',
      eqeqeq: 'error',
      'no-eval': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-restricted-syntax': ['error', ...ONLY_STORES_IN_TRANSACTION],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 40],
    },
  },
  {
    files: ['src/{domain,store,sync,state}/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The clock is an argument: kernel/clock.' },
      ],
    },
  },
  ...ALL.map(floor),
  {
    files: ['tests/**/*.{ts,tsx}', 'src/**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': ['error', ...NO_SKIP, ...ONLY_STORES_IN_TRANSACTION],
      'max-lines-per-function': 'off',
    },
  },
);
