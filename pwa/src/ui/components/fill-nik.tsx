import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp, useSaving } from '../app-context';
import { Button } from './button';
import { NikField } from './nik-field';
import { Problem } from './notices';
import { Sheet } from './sheet';
import type { WargaRow } from '../../domain/contracts.generated';
import { PROFIL as WORDS } from '../teks/orang';
import { UMUM } from '../teks/umum';
import { tell } from '../undo';

/** "Isi nanti" has come: the NIK of a person who was registered without it. */
export function FillNik({ warga }: { warga: WargaRow }): VNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        small
        onClick={() => {
          setOpen(true);
        }}
      >
        {WORDS.fillNik}
      </Button>
      {open && (
        <NikSheet
          warga={warga}
          close={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

function NikSheet({ warga, close }: { warga: WargaRow; close: () => void }): VNode {
  const { actions } = useApp();
  const [nik, setNik] = useState('');
  const { problem, busy, save } = useSaving();
  const saveNik = (): void => {
    save(
      () => actions.correctWarga({ warga_id: warga.id, alasan: WORDS.reasonNik, nik }),
      () => {
        close();
        tell(WORDS.nikSaved);
      },
    );
  };
  return (
    <Sheet title={WORDS.fillNik} onClose={close}>
      <NikField nik={nik} birth={warga.tanggal_lahir} sex={warga.jenis_kelamin} onNik={setNik} />
      <Problem words={problem} />
      <Button kind="main" busy={busy} onClick={saveNik}>
        {UMUM.save}
      </Button>
    </Sheet>
  );
}
