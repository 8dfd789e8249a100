import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { useApp, useSaving } from '../app-context';
import { Tick } from './fields';
import { Icon } from './icons';
import { Problem } from './notices';
import { mayPhoto, type PhotoDraft } from '../photos';
import { USULAN as WORDS } from '../teks/usulan';

const MOST = 3;

interface Props {
  readonly photos: readonly string[];
  readonly onPhotos: (photos: readonly string[]) => void;
}

interface PersonProps {
  /** Whom the record is about; '' for nobody. */
  readonly wargaId: string;
  readonly draft: PhotoDraft;
  readonly change: (change: Partial<PhotoDraft>) => void;
}

/** Pictures of a person need her consent (R50); pictures of things need the tick that says so. */
export function PersonPhotos({ wargaId, draft, change }: PersonProps): VNode {
  const may = mayPhoto(useApp().views, wargaId);
  const { foto, fotoBenda } = draft;
  return (
    <>
      {!may && <p class="field-hint">{WORDS.photoNo}</p>}
      {wargaId !== '' && (!may || foto.length > 0) && (
        <Tick
          checked={fotoBenda}
          onChecked={(benda) => {
            change({ fotoBenda: benda });
          }}
        >
          {WORDS.photoThings}
        </Tick>
      )}
      {(may || fotoBenda) && (
        <PhotoField
          photos={foto}
          onPhotos={(photos) => {
            change({ foto: photos });
          }}
        />
      )}
    </>
  );
}

/** Up to three photos from the camera, shrunk on the phone; none is needed to send. */
function PhotoField({ photos, onPhotos }: Props): VNode {
  const { problem, busy, add } = useAddPhoto((sha256) => {
    if (!photos.includes(sha256)) onPhotos([...photos, sha256]);
  });
  return (
    <div class="stack-tight">
      {photos.length > 0 && (
        <ul class="photos">
          {photos.map((sha256, index) => (
            <li key={sha256}>
              <Photo sha256={sha256} label={WORDS.photoOf(index + 1)} />
              <button
                type="button"
                class="icon-button photo-drop"
                aria-label={WORDS.dropPhoto(index + 1)}
                onClick={() => {
                  onPhotos(photos.filter((one) => one !== sha256));
                }}
              >
                <Icon name="tutup" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {photos.length < MOST && (
        <CameraButton
          label={photos.length === 0 ? WORDS.photo : WORDS.photoMore}
          busy={busy}
          onImage={add}
        />
      )}
      <p class="field-hint">{WORDS.photoHint}</p>
      <Problem words={problem} />
    </div>
  );
}

export function useAddPhoto(onSha: (sha256: string) => void): {
  problem: string;
  busy: boolean;
  add: (image: Blob) => void;
} {
  const { actions } = useApp();
  const { problem, busy, save } = useSaving();
  return {
    problem,
    busy,
    add: (image) => {
      save(
        () => actions.addPhoto(image),
        ({ sha256 }) => {
          onSha(sha256);
        },
      );
    },
  };
}

interface CameraProps {
  readonly label: string;
  readonly busy: boolean;
  readonly onImage: (image: Blob) => void;
}

export function CameraButton({ label, busy, onImage }: CameraProps): VNode {
  return (
    <label class="button button-plain camera" aria-busy={busy ? 'true' : undefined}>
      <Icon name="kamera" />
      <span>{label}</span>
      <input
        type="file"
        class="visually-hidden"
        accept="image/*"
        capture="environment"
        onChange={(event) => {
          const [image] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (image) onImage(image);
        }}
      />
    </label>
  );
}

function Photo({ sha256, label }: { sha256: string; label: string }): VNode {
  const { actions } = useApp();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let open: string | null = null;
    let gone = false;
    void actions.photoUrl(sha256).then((made) => {
      if (made !== null && gone) URL.revokeObjectURL(made);
      else {
        open = made;
        setUrl(made);
      }
    });
    return () => {
      gone = true;
      if (open !== null) URL.revokeObjectURL(open);
    };
  }, [sha256]);
  return url === null ? <span class="photo" /> : <img class="photo" src={url} alt={label} />;
}
