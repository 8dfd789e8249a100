import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp, useSaving } from '../app-context';
import { DateQuestion } from '../components/date-question';
import { Button } from '../components/button';
import { TextField, Tick } from '../components/fields';
import { Problem } from '../components/notices';
import { Screen } from '../components/screen';
import type { KaderRow } from '../../domain/contracts.generated';
import { replace } from '../router';
import type { Views } from '../../state/contract';
import { HARI as WORDS } from '../teks/hari';
import { tell } from '../undo';

/** Opens the day: date when the clock is in doubt, place, kader present (F6). */
export function OpenDay(): VNode {
  const { views } = useApp();
  const home = views.home.value;
  if (home.askDate) {
    return (
      <Screen title={WORDS.title} backTo="beranda">
        <DateQuestion guess={home.today} words={home.todayWords} />
      </Screen>
    );
  }
  return <OpenForm key="isi" />;
}

/** Only those registered as kader: who is on the board too stands there once more, under the board's post. */
function registered({ kader }: Views): readonly KaderRow[] {
  return kader.value.filter((one) => one.jabatan === 'kader');
}

function usePresent(): [ReadonlySet<string>, (id: string, here: boolean) => void] {
  const { views } = useApp();
  const me = views.home.value.akunId;
  const [present, setPresent] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        registered(views)
          .filter((one) => one.akun_id === me)
          .map((one) => one.id),
      ),
  );
  return [
    present,
    (id, here) => {
      const next = new Set(present);
      if (here) next.add(id);
      else next.delete(id);
      setPresent(next);
    },
  ];
}

function OpenForm(): VNode {
  const { views, actions } = useApp();
  const home = views.home.value;
  const [place, setPlace] = useState(home.posyandu?.tempat ?? '');
  const [present, setPresent] = usePresent();
  const [empty, setEmpty] = useState(false);
  const { problem, busy, save } = useSaving();
  const open = (): void => {
    setEmpty(place.trim() === '');
    if (place.trim() === '') return;
    save(
      () => actions.openSesi({ tempat: place.trim(), kaderHadir: [...present] }),
      (receipt) => {
        tell(WORDS.opened(receipt.time));
        replace('antrean');
      },
    );
  };
  return (
    <Screen
      title={WORDS.title}
      note={home.todayWords}
      backTo="beranda"
      actions={
        <Button kind="main" busy={busy} onClick={open}>
          {WORDS.open}
        </Button>
      }
    >
      <TextField label={WORDS.place} hint={WORDS.placeHint} value={place} onValue={setPlace} />
      <KaderTicks present={present} onPresent={setPresent} />
      <Problem words={empty ? WORDS.needPlace : problem} />
    </Screen>
  );
}

interface TicksProps {
  readonly present: ReadonlySet<string>;
  readonly onPresent: (id: string, here: boolean) => void;
}

function KaderTicks({ present, onPresent }: TicksProps): VNode {
  return (
    <fieldset class="stack-tight">
      <legend class="field-label">{WORDS.kader}</legend>
      <p class="field-hint">{WORDS.kaderHint}</p>
      {registered(useApp().views).map((one) => (
        <Tick
          key={one.id}
          checked={present.has(one.id)}
          onChecked={(here) => {
            onPresent(one.id, here);
          }}
        >
          {one.nama}
        </Tick>
      ))}
    </fieldset>
  );
}
