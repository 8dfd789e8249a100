import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp, useSaving } from '../app-context';
import { Button } from '../components/button';
import { Icon } from '../components/icons';
import { Logo } from '../components/logo';
import { Notice, Problem } from '../components/notices';
import { PIN_LENGTH, PinPad } from '../components/pin-pad';
import { Screen } from '../components/screen';
import { ForgotPin } from './forgot-pin';
import { CarryButton } from '../components/titip';
import { go, route } from '../router';
import type { LockView } from '../../state/contract';
import { KUNCI } from '../teks/masuk';

const ADD = 'tambah-kader';

/** K-01: who uses the phone, then her PIN; works without a network. */
export function Locked(): VNode {
  const lock = useApp().views.lock.value;
  const [only, ...others] = lock.kader;
  const [chosen, setChosen] = useState(others.length === 0 ? (only?.akunId ?? '') : '');
  if (chosen !== '') {
    return (
      <Unlock
        key={chosen}
        akunId={chosen}
        lock={lock}
        onOther={() => {
          setChosen('');
        }}
      />
    );
  }
  return (
    <Screen key="siapa" title={KUNCI.who} note={lock.posyandu}>
      <div class="welcome">
        <Logo />
      </div>
      <KaderTiles lock={lock} onChoose={setChosen}>
        <NewKader tile />
      </KaderTiles>
      <Unsent lock={lock} />
    </Screen>
  );
}

/** Unsent work travels while the phone is locked: whoever finds the screen broken can still take it along. */
function Unsent({ lock }: { lock: LockView }): VNode | null {
  const { actions } = useApp();
  if (lock.unsent === 0) return null;
  return (
    <>
      <Notice icon="jam">
        {KUNCI.unsent(lock.unsent)} {KUNCI.safe}
      </Notice>
      <CarryButton make={() => actions.carryFile()} photos={lock.photos} />
    </>
  );
}

/** The form for a new kader waits behind the PIN of one who is here already. */
function NewKader({ tile = false }: { tile?: boolean }): VNode {
  const wanted = route.value.name === ADD;
  return wanted ? (
    <p role="status">{KUNCI.addWords}</p>
  ) : (
    <button
      type="button"
      class={tile ? 'kader-tile' : 'button button-quiet'}
      onClick={() => {
        go(ADD);
      }}
    >
      <Icon name="tambah" />
      {KUNCI.add}
    </button>
  );
}

interface TilesProps {
  readonly lock: LockView;
  readonly onChoose: (akunId: string) => void;
  readonly children?: VNode;
}

function KaderTiles({ lock, onChoose, children }: TilesProps): VNode {
  return (
    <div class="kader-tiles" role="group" aria-label={KUNCI.who}>
      {lock.kader.map((one) => (
        <button
          type="button"
          key={one.akunId}
          class="kader-tile"
          onClick={() => {
            onChoose(one.akunId);
          }}
        >
          <span class="initial" aria-hidden="true">
            {initial(one.nama)}
          </span>
          {one.nama}
        </button>
      ))}
      {children}
    </div>
  );
}

/** "Bu Sari" is known by her S. */
function initial(name: string): string {
  const own = name.replace(/^(bu|ibu|pak|bapak|mbak|mas)\s+/i, '');
  return own.slice(0, 1).toUpperCase();
}

interface UnlockProps {
  readonly akunId: string;
  readonly lock: LockView;
  readonly onOther: () => void;
  /** Nobody is added to a phone that the village has taken back, and no PIN is set again there. */
  readonly revoked?: boolean;
}

function Unlock({ akunId, lock, onOther, revoked = false }: UnlockProps): VNode {
  const [forgot, setForgot] = useState(false);
  const kader = lock.kader.find((one) => one.akunId === akunId);
  if (forgot && kader) {
    const close = (): void => {
      setForgot(false);
    };
    return <ForgotPin kader={kader} onBack={close} />;
  }
  return (
    <Screen
      tight
      title={KUNCI.pinOf(kader?.nama ?? '')}
      note={lock.posyandu}
      {...(lock.kader.length > 1 && { backTo: '', onBack: onOther })}
    >
      <EnterPin akunId={akunId} wait={kader?.waitSeconds ?? 0} />
      {!revoked && (
        <Otherwise
          lock={lock}
          onForgot={() => {
            setForgot(true);
          }}
        />
      )}
    </Screen>
  );
}

/** What to do without this PIN. A kader alone on her phone sees no tiles, so a second one is added from here. */
function Otherwise({ lock, onForgot }: { lock: LockView; onForgot: () => void }): VNode {
  const alone = lock.kader.length === 1;
  return (
    <>
      {alone && <NewKader />}
      {alone && <Unsent lock={lock} />}
      <Button kind="quiet" onClick={onForgot}>
        {KUNCI.forgot}
      </Button>
    </>
  );
}

function EnterPin({ akunId, wait }: { akunId: string; wait: number }): VNode {
  const { actions } = useApp();
  const [pin, setPin] = useState('');
  const { problem, save } = useSaving();
  const type = (next: string): void => {
    setPin(next);
    if (next.length < PIN_LENGTH) return;
    save(
      async () => {
        const result = await actions.unlock(akunId, next);
        setPin('');
        return result;
      },
      () => undefined,
    );
  };
  if (wait > 0) return <Waiting seconds={wait} />;
  return (
    <>
      <Problem words={problem} />
      <PinPad pin={pin} wrong={problem !== '' && pin === ''} onPin={type} />
    </>
  );
}

function Waiting({ seconds }: { seconds: number }): VNode {
  return (
    <div class="empty">
      <Icon name="jam" size={48} />
      <p role="timer" class="strong">
        {KUNCI.wait(seconds)}
      </p>
      <p>{KUNCI.safe}</p>
    </div>
  );
}

/** A phone that the village has revoked may still send what it holds. */
export function Revoked(): VNode {
  const { views, actions } = useApp();
  const lock = views.lock.value;
  const [chosen, setChosen] = useState('');
  const mustOpen = lock.photos > 0 && !lock.unlocked;
  if (mustOpen && chosen !== '') {
    const close = (): void => {
      setChosen('');
    };
    return <Unlock key={chosen} akunId={chosen} lock={lock} onOther={close} revoked />;
  }
  return (
    <Screen title={KUNCI.revoked}>
      <Notice icon="kunci">{KUNCI.revokedWords}</Notice>
      <p>{KUNCI.unsent(lock.unsent)}</p>
      {lock.unsent > 0 && <CarryButton make={() => actions.carryFile()} photos={lock.photos} />}
      {lock.photos > 0 && (
        <p role="status">
          {KUNCI.revokedPhotos(lock.photos)} {mustOpen ? KUNCI.revokedOpen : KUNCI.revokedLeaving}
        </p>
      )}
      {mustOpen && (
        <section>
          <h2>{KUNCI.revokedNames}</h2>
          <KaderTiles lock={lock} onChoose={setChosen} />
        </section>
      )}
    </Screen>
  );
}
