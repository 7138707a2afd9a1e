import { FilePlus2 } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ChangeButton } from '../../ui/read-only.tsx';
import { FormatSwitch } from './format-switch.tsx';
import s from './pack-page.module.css';
import { PackContent } from './pack-content.tsx';
import { usePreview, type PackDocument, type PackFormat, type PackLanguage } from './use-preview.ts';

export interface PreviewPanelProps {
  readonly format: PackFormat;
  readonly onFormat: (format: PackFormat) => void;
  readonly language: PackLanguage;
  /** Changes whenever the pack would say something else. */
  readonly version: string;
  /** Makes a pack of what is shown; resolves when it is there or has failed. */
  readonly onCreate: () => Promise<void>;
}

/** What the pack would say now, and the button that keeps it. */
export function PreviewPanel({ format, onFormat, language, version, onCreate }: PreviewPanelProps) {
  const { t } = useTranslation('pack');
  const preview = usePreview(format, language, version);
  // A long document is rendered in the background, so that boxes can be ticked meanwhile.
  const shown = useDeferredValue(preview.document);
  const refreshing = preview.refreshing || shown !== preview.document;
  const [creating, setCreating] = useState(false);
  const create = async (): Promise<void> => {
    setCreating(true);
    await onCreate();
    setCreating(false);
  };
  return (
    <div className={s['preview']}>
      <div className={s['bar']} data-print="none">
        <FormatSwitch value={format} onChange={onFormat} />
        <span className={s['freshness']}>{refreshing && !preview.failed ? t('preview.refreshing') : t('preview.current')}</span>
        <ChangeButton variant="primary" icon={<FilePlus2 aria-hidden />} isPending={creating} onPress={() => void create()}>
          {creating ? t('creating') : t('create')}
        </ChangeButton>
      </div>
      {preview.failed && (
        <Callout tone="error" live title={t('preview.failed')} action={<Button onPress={preview.retry}>{t('preview.retry')}</Button>}>
          {t('preview.failedText')}
        </Callout>
      )}
      <Paper document={shown} waiting={!preview.failed} />
    </div>
  );
}

function Paper({ document, waiting }: { readonly document: PackDocument | null; readonly waiting: boolean }) {
  const { t } = useTranslation('pack');
  if (document === null) return waiting ? <Skeleton label={t('preview.loading')} lines={8} /> : null;
  return (
    <article className={s['paper']} aria-label={t('tabs.preview')}>
      <PackContent format={document.format} content={document.content} />
    </article>
  );
}
