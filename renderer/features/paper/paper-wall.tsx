import { Camera, ImageOff, ImageUp } from 'lucide-react';
import { useEffect, useId, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useActions, usePart } from '../step/step-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/toggle.tsx';
import { useToast } from '../../ui/toast.tsx';
import { cx } from '../../ui/cx.ts';
import { ChangeButton, useReadOnly } from '../../ui/read-only.tsx';
import { KeptImage } from './kept-image.tsx';
import { photoOf, usePaperPhoto } from './paper-photo.ts';
import s from './paper.module.css';

const OPEN_KEY = 'workshoppilot.paper';
const BEHIND_KEY = 'workshoppilot.paper-place';

export interface PaperWallProps {
  /** What stands above the surface; gets the button that opens the photo, to put it among its own. */
  readonly head: (button: ReactNode) => ReactNode;
  readonly children: ReactNode;
}

/**
 * A photo of the paper wall beside a note surface or behind its notes, to type from: pasted, dropped or chosen; it stays with the step. Everything
 * else is the surface's own: its fast entries make a note for every Enter.
 */
export function PaperWall({ head, children }: PaperWallProps) {
  const { t } = useTranslation('surfaces');
  const { stepId } = useActions();
  const readOnly = useReadOnly();
  const photo = photoOf(usePart(stepId, (output) => output['paperPhoto']));
  // Nobody who may only look can put one there.
  const offered = photo !== null || !readOnly;
  const [wanted, setOpen] = useState(() => sessionStorage.getItem(OPEN_KEY) === stepId);
  const open = wanted && offered;
  const [behind, setBehindState] = useState(() => localStorage.getItem(BEHIND_KEY) === 'behind');
  const setBehind = (next: boolean): void => {
    localStorage.setItem(BEHIND_KEY, next ? 'behind' : 'beside');
    setBehindState(next);
  };
  const panelId = useId();
  return (
    <div className={s['paper']}>
      {head(
        offered && (
          <Button
            size="sm"
            variant="quiet"
            icon={<Camera aria-hidden />}
            aria-expanded={open}
            aria-controls={panelId}
            onPress={() => {
              sessionStorage.setItem(OPEN_KEY, open ? '' : stepId);
              setOpen(!open);
            }}
          >
            {t(readOnly ? 'paper.title' : 'paper.open')}
          </Button>
        ),
      )}
      <div className={cx(s['layout'], open && !behind && s['open'])}>
        {open && <Panel id={panelId} behind={behind} onBehind={setBehind} />}
        <div className={s['surface']} data-photo-behind={open && behind ? '' : undefined}>
          {open && behind && <Behind />}
          {children}
        </div>
      </div>
    </div>
  );
}

/** The photo as the ground that the notes lie on. */
function Behind() {
  const photo = photoOf(usePart(useActions().stepId, (output) => output['paperPhoto']));
  return photo === null ? null : <KeptImage key={photo.url} className={s['behind']} src={photo.url} alt="" />;
}

interface PanelProps {
  readonly id: string;
  readonly behind: boolean;
  readonly onBehind: (behind: boolean) => void;
}

function Panel({ id, behind, onBehind }: PanelProps) {
  const { t } = useTranslation('surfaces');
  const toast = useToast();
  const readOnly = useReadOnly();
  const { photo, busy, take: put, remove } = usePaperPhoto((problem) => {
    toast({ tone: 'error', text: t(`paper.problems.${problem}`) });
  });
  const take: typeof put = (file) => (readOnly ? undefined : put(file));
  const chooser = useRef<HTMLInputElement>(null);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const file = imageOf(event.clipboardData);
      // A spreadsheet also offers a picture of its cells; there the text is meant.
      if (file === undefined || event.clipboardData?.getData('text/plain') !== '') return;
      event.preventDefault();
      latest.current(file);
    };
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('paste', onPaste);
    };
  }, []);
  const onDrop = (event: DragEvent): void => {
    const file = imageOf(event.dataTransfer);
    if (file === undefined) return;
    event.preventDefault();
    take(file);
  };
  return (
    <section
      id={id}
      className={s['panel']}
      aria-label={t('paper.title')}
      onDragOver={(event) => {
        event.preventDefault();
      }}
      onDrop={onDrop}
    >
      <div className={s['tools']}>
        <ChangeButton
          size="sm"
          icon={<ImageUp aria-hidden />}
          isDisabled={busy}
          onPress={() => {
            chooser.current?.click();
          }}
        >
          {t(photo === null ? 'paper.choose' : 'paper.replace')}
        </ChangeButton>
        {photo !== null && (
          <ChangeButton size="sm" variant="quiet" icon={<ImageOff aria-hidden />} onPress={remove}>
            {t('paper.remove')}
          </ChangeButton>
        )}
        {photo !== null && <Switch label={t('paper.behind')} checked={behind} onChange={onBehind} />}
        <input
          ref={chooser}
          type="file"
          accept="image/*"
          hidden
          aria-label={t('paper.choose')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file !== undefined) take(file);
          }}
        />
      </div>
      {photo === null ? (
        <p className={s['empty']}>{t(busy ? 'paper.adding' : 'paper.empty')}</p>
      ) : behind ? null : (
        <div className={s['scroll']} tabIndex={0} role="group" aria-label={t('paper.title')}>
          <KeptImage key={photo.url} className={s['photo']} src={photo.url} width={photo.width} height={photo.height} alt={t('paper.alt')} />
        </div>
      )}
    </section>
  );
}

function imageOf(data: DataTransfer | null): File | undefined {
  return [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/'));
}
