/** What forms need of the rules engine, and nothing else, so that this stays one file apart. */
export { validateAnswers } from '../domain/layanan/answers';
export { evaluate } from '../domain/layanan/engine';
