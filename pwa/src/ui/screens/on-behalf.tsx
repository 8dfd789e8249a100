import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { Notice } from '../components/notices';
import { Screen } from '../components/screen';
import { back } from '../router';
import { LAINNYA, ATAS_NAMA as WORDS } from '../teks/lainnya';

/** A colleague cannot open her phone: from now on everything is recorded for her as well (R39). */
export function OnBehalf(): VNode {
  const { views, actions } = useApp();
  const me = views.home.value.akunId;
  const others = new Map(
    views.kader.value
      .filter((one) => one.akun_id && one.akun_id !== me)
      .map((one) => [one.akun_id ?? '', one.nama] as const),
  );
  return (
    <Screen title={LAINNYA.onBehalf} backTo="lainnya">
      <p>{WORDS.lead}</p>
      {others.size === 0 && <Notice>{WORDS.nobody}</Notice>}
      <div class="kader-tiles" role="group" aria-label={WORDS.who}>
        {[...others].map(([akunId, nama]) => (
          <button
            type="button"
            key={akunId}
            class="kader-tile"
            onClick={() => {
              actions.setOnBehalf(akunId);
              back('lainnya');
            }}
          >
            {nama}
          </button>
        ))}
      </div>
    </Screen>
  );
}
