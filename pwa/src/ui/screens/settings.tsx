import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp, useSaving } from '../app-context';
import { Button, LinkButton } from '../components/button';
import { Choice, TextField, Tick } from '../components/fields';
import { Helpers } from '../components/help';
import { Fold, Notice, Problem } from '../components/notices';
import { Screen } from '../components/screen';
import { CarryButton } from '../components/titip';
import { useVoice } from '../components/speak';
import { path } from '../router';
import { LAINNYA, SETELAN as WORDS } from '../teks/lainnya';

const SIZES = ['biasa', 'besar', 'sangat_besar'] as const;

/** K-19. */
export function SettingsScreen(): VNode {
  return (
    <Screen title={WORDS.title} backTo="lainnya">
      <Reading />
      <UpdateNotice />
      <LinkButton href={path('ganti-pin')} icon="kunci">
        {WORDS.pin}
      </LinkButton>
      <Facts />
      <section class="card">
        <h2>{WORDS.helper}</h2>
        <Helpers />
      </section>
      <Wipe />
    </Screen>
  );
}

function Reading(): VNode {
  const { views, actions } = useApp();
  const { settings } = views.settings.value;
  const voice = useVoice();
  return (
    <>
      <Choice
        legend={WORDS.text}
        options={SIZES.map((value) => ({ value, label: WORDS.sizes[value] }))}
        value={settings.textSize}
        onValue={(textSize) => {
          void actions.setSettings({ textSize });
        }}
      />
      {voice !== null && (
        <Tick
          checked={settings.sound}
          onChecked={(sound) => {
            void actions.setSettings({ sound });
          }}
        >
          {WORDS.sound}
        </Tick>
      )}
      <Tick
        checked={settings.saveData}
        onChecked={(saveData) => {
          void actions.setSettings({ saveData });
        }}
      >
        {WORDS.saveData}
        <span class="choice-note">{WORDS.saveDataHint}</span>
      </Tick>
    </>
  );
}

/** A new version waits while a day is open (R29). */
function UpdateNotice(): VNode | null {
  const { views, actions } = useApp();
  const { updateReady, updateNow, outdated } = views.settings.value;
  if (!updateReady) return outdated === '' ? null : <Notice icon="perbarui">{outdated}</Notice>;
  return (
    <Notice icon="perbarui">
      <p>{WORDS.update}</p>
      {!updateNow ? (
        <p class="soft small">{WORDS.updateLater}</p>
      ) : (
        <Button
          small
          onClick={() => {
            actions.applyUpdate();
          }}
        >
          {WORDS.updateNow}
        </Button>
      )}
    </Notice>
  );
}

function storageWords(persisted: boolean | null): string {
  if (persisted === null) return WORDS.unknown;
  return persisted ? WORDS.persisted : WORDS.notPersisted;
}

function Facts(): VNode {
  const { persisted, freeMb, version, catalogVersion, deviceLetter } =
    useApp().views.settings.value;
  return (
    <section class="card">
      <dl class="facts">
        <div>
          <dt>{WORDS.storage}</dt>
          <dd>
            {storageWords(persisted)}
            {freeMb !== null && <span class="choice-note">{WORDS.free(freeMb)}</span>}
          </dd>
        </div>
        <div>
          <dt>{WORDS.version}</dt>
          <dd>{version}</dd>
        </div>
        <div>
          <dt>{WORDS.catalog}</dt>
          <dd>{catalogVersion === '' ? WORDS.unknown : catalogVersion}</dd>
        </div>
        <div>
          <dt>{WORDS.device}</dt>
          <dd>{deviceLetter}</dd>
        </div>
      </dl>
    </section>
  );
}

/** Guarded: nothing unsent is ever removed, and the word is typed before anything else is. */
function Wipe(): VNode {
  const { views, actions } = useApp();
  const [typed, setTyped] = useState('');
  const { problem, busy, save } = useSaving();
  const records = views.home.value.unsent;
  const { photos } = views.unsent.value;
  if (records + photos > 0) {
    return (
      <Fold title={WORDS.wipe}>
        <p>{WORDS.wipeUnsent(records, photos)}</p>
        <LinkButton href={path('belum-terkirim')} icon="kirim">
          {LAINNYA.unsent}
        </LinkButton>
        {records > 0 && <CarryButton make={() => actions.carryFile()} photos={photos} />}
      </Fold>
    );
  }
  return (
    <Fold title={WORDS.wipe}>
      <p>{WORDS.wipeWarn}</p>
      <TextField label={WORDS.wipeType} value={typed} onValue={setTyped} />
      {typed.trim().toUpperCase() === WORDS.wipeWord && (
        <Button
          kind="danger"
          busy={busy}
          onClick={() => {
            save(
              () => actions.wipe(),
              () => undefined,
            );
          }}
        >
          {WORDS.wipeYes}
        </Button>
      )}
      <Problem words={problem} />
    </Fold>
  );
}
