import type { VNode } from 'preact';

import { useApp, useSaving } from '../app-context';
import { YesNo } from './fields';
import { Problem } from './notices';
import { FixPerson } from './person-fix';
import { Purposes } from './purposes';
import type { WargaRow } from '../../domain/contracts.generated';
import type { ProfileView } from '../../state/contract';
import { ORANG_BARU, PROFIL as WORDS } from '../teks/orang';
import { tell } from '../undo';

/** Who she is: NIK always masked (R52), a temporary number for who has none. */
export function PersonFacts({ profile }: { profile: ProfileView }): VNode {
  const { warga, keluarga, birthWords } = profile;
  const rows: readonly (readonly [string, string | null])[] = [
    [WORDS.nik, warga.nik_samar ?? WORDS.noNik],
    [WORDS.temporary, warga.nomor_sementara],
    [WORDS.birth, birthWords],
    [WORDS.mother, warga.nama_ibu],
    [WORDS.family, keluarga?.kepala_nama ?? null],
    [ORANG_BARU.kk, keluarga?.kk_samar ?? null],
    [WORDS.rt, warga.rt],
    [WORDS.phone, warga.telepon],
  ];
  return (
    <section class="card">
      <h2>{WORDS.data}</h2>
      <dl class="facts">
        {rows.map(
          ([term, value]) =>
            value !== null && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <FixPerson profile={profile} />
    </section>
  );
}

/** Given and withdrawn in one place (R50). */
export function Consent({ warga }: { warga: WargaRow }): VNode {
  const { actions } = useApp();
  const { problem, save } = useSaving();
  const set = (jenis: 'foto' | 'pesan', setuju: boolean): void => {
    const before = jenis === 'foto' ? warga.izin_foto : warga.izin_pesan;
    save(
      () => actions.setIzin(warga.id, jenis, setuju),
      () => {
        tell(WORDS.consentSaved, () => actions.setIzin(warga.id, jenis, before));
      },
    );
  };
  return (
    <section class="card">
      <h2>{WORDS.consent}</h2>
      <Purposes />
      <YesNo
        legend={ORANG_BARU.photo}
        value={warga.izin_foto}
        onValue={(yes) => {
          set('foto', yes);
        }}
      />
      <YesNo
        legend={ORANG_BARU.message}
        value={warga.izin_pesan}
        onValue={(yes) => {
          set('pesan', yes);
        }}
      />
      <Problem words={problem} />
    </section>
  );
}
