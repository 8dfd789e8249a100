import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { Button } from './button';
import { Icon } from './icons';
import { Problem } from './notices';
import { Sheet } from './sheet';
import { failureOf, type Result } from '../../kernel/result';
import { localDate } from '../../kernel/dates';
import type { CarriedFile } from '../../state/contract';
import { sentence } from '../../state/sentences';
import { TITIP as WORDS } from '../teks/titip';

interface Props {
  readonly make: () => Promise<Result<CarriedFile>>;
  /** Photos that wait on this phone, to say which stay. */
  readonly photos?: number;
}

/** Makes the file, then asks where it goes: sharing needs a tap of its own. */
export function CarryButton({ make, photos = 0 }: Props): VNode {
  const [file, setFile] = useState<CarriedFile | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const start = async (): Promise<void> => {
    setBusy(true);
    const made = await make().catch(
      (error: unknown) => ({ ok: false, error: failureOf(error) }) as const,
    );
    setBusy(false);
    setProblem(made.ok ? '' : sentence(made.error));
    if (made.ok) setFile(made.value);
  };
  return (
    <>
      <Problem words={problem} />
      <Button icon="berkas" busy={busy} onClick={() => void start()}>
        {WORDS.make}
      </Button>
      {file && (
        <FileSheet
          file={file}
          stay={photos - file.photos}
          close={() => {
            setFile(null);
          }}
        />
      )}
    </>
  );
}

/** Text, because messengers of a phone take no unknown kinds of file. */
function asFile({ text }: CarriedFile): File {
  const day = localDate(Date.now(), 'WIB');
  const stamp = String(Date.now()).slice(-4);
  return new File([text], `simpul-titipan-${day}-${stamp}.txt`, { type: 'text/plain' });
}

function FileSheet(props: { file: CarriedFile; stay: number; close: () => void }): VNode {
  const { file, stay, close } = props;
  const [made] = useState(() => asFile(file));
  const [refused, setRefused] = useState(false);
  const canShare = 'canShare' in navigator && navigator.canShare({ files: [made] });
  const share = (): void => {
    navigator.share({ files: [made] }).then(close, (error: unknown) => {
      // Closing the share sheet is a choice, not a fault.
      setRefused(!(error instanceof DOMException && error.name === 'AbortError'));
    });
  };
  return (
    <Sheet title={WORDS.title} onClose={close}>
      <p>{WORDS.lead}</p>
      <p class="strong">{WORDS.inside(file.records, file.photos)}</p>
      {stay > 0 && <p>{WORDS.photosStay(stay)}</p>}
      {refused && <p role="status">{WORDS.refused}</p>}
      {canShare && !refused && (
        <Button kind="main" icon="bagikan" onClick={share}>
          {WORDS.share}
        </Button>
      )}
      <Keep file={made} main={!canShare || refused} />
      <p class="soft small">
        {WORDS.how}
        <b>{location.host}/titip/</b>
      </p>
      <p class="soft small">{WORDS.stays}</p>
    </Sheet>
  );
}

function Keep({ file, main }: { file: File; main: boolean }): VNode {
  const [url] = useState(() => URL.createObjectURL(file));
  useEffect(
    () => () => {
      URL.revokeObjectURL(url);
    },
    [url],
  );
  return (
    <a class={`button button-${main ? 'main' : 'plain'}`} href={url} download={file.name}>
      <Icon name="berkas" />
      <span>{WORDS.keep}</span>
    </a>
  );
}
