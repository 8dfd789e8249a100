import type { VNode } from 'preact';

import { LinkButton } from '../components/button';
import { PersonSearch } from '../components/person-search';
import { Screen } from '../components/screen';
import { go, path } from '../router';
import { CARI as WORDS } from '../teks/orang';

/** K-04: find anyone of this posyandu, or register somebody new. */
export function Find(): VNode {
  return (
    <Screen
      title={WORDS.title}
      backTo="beranda"
      actions={
        <LinkButton href={path('orang-baru')} icon="tambah">
          {WORDS.newPerson} · {WORDS.newHint}
        </LinkButton>
      }
    >
      <PersonSearch
        onPick={(hit) => {
          go('orang', hit.wargaId);
        }}
      />
    </Screen>
  );
}
