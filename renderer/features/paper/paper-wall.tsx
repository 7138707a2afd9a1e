import { Camera, ImageOff, ImageUp } from 'lucide-react';
import { useEffect, useId, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useActions } from '../step/step-context.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { cx } from '../../ui/cx.ts';
import { usePaperPhoto } from './paper-photo.ts';
import s from './paper.module.css';

const OPEN_KEY = 'workshoppilot.paper';

/**
 * A photo of the paper wall beside a note surface, to type from: pasted, dropped or chosen; it stays with the step. Everything
 * else is the surface's own: its fast entries make a note for every Enter.
 */
export function PaperWall({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('surfaces');
  const { stepId } = useActions();
  const [open, setOpen] = useState(() => sessionStorage.getItem(OPEN_KEY) === stepId);
  const panelId = useId();
  return (
    <div className={s['paper']}>
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
        {t('paper.open')}
      </Button>
      <div className={cx(s['layout'], open && s['open'])}>
        {open && <Panel id={panelId} />}
        <div className={s['surface']}>{children}</div>
      </div>
    </div>
  );
}

function Panel({ id }: { readonly id: string }) {
  const { t } = useTranslation('surfaces');
  const toast = useToast();
  const { photo, busy, take, remove } = usePaperPhoto((problem) => {
    toast({ tone: 'error', text: t(`paper.problems.${problem}`) });
  });
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
        <Button
          size="sm"
          icon={<ImageUp aria-hidden />}
          isDisabled={busy}
          onPress={() => {
            chooser.current?.click();
          }}
        >
          {t(photo === null ? 'paper.choose' : 'paper.replace')}
        </Button>
        {photo !== null && (
          <Button size="sm" variant="quiet" icon={<ImageOff aria-hidden />} onPress={remove}>
            {t('paper.remove')}
          </Button>
        )}
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
      ) : (
        <div className={s['scroll']} tabIndex={0} role="group" aria-label={t('paper.title')}>
          <img className={s['photo']} src={photo.url} width={photo.width} height={photo.height} alt={t('paper.alt')} />
        </div>
      )}
    </section>
  );
}

function imageOf(data: DataTransfer | null): File | undefined {
  return [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/'));
}
