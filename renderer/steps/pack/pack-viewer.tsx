import { ArrowLeft, Download, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { FacilitatorClient } from '../../../shared/contract/facilitator.ts';
import type { PackSummary } from '../../../shared/contract/workshops.ts';
import { errorCode } from '../../connection/error-code.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button, PlainButton } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import s from './history.module.css';
import { useMoment } from './moment.ts';
import { PackContent } from './pack-content.tsx';
import paper from './pack-page.module.css';

type StoredPack = Awaited<ReturnType<FacilitatorClient['buildPacks']['get']>>;
type Loaded = { readonly state: 'loading' | 'failed' | 'gone' } | { readonly state: 'ready'; readonly pack: StoredPack };

export interface PackViewerProps {
  readonly pack: PackSummary;
  readonly onBack: () => void;
  readonly onSave: (buildPackId: string) => Promise<void>;
  readonly onRemove: (pack: PackSummary) => void;
}

/** One pack of the history, as it was made. */
export function PackViewer({ pack, onBack, onSave, onRemove }: PackViewerProps) {
  const { t } = useTranslation('pack');
  const { client } = useActions();
  const moment = useMoment();
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  useEffect(() => {
    let current = true;
    const show = (next: Loaded): void => {
      if (current) setLoaded(next);
    };
    client.buildPacks.get({ buildPackId: pack.id }).then(
      (found) => {
        show({ state: 'ready', pack: found });
      },
      (error: unknown) => {
        show({ state: errorCode(error) === 'NOT_FOUND' ? 'gone' : 'failed' });
      },
    );
    return () => {
      current = false;
    };
  }, [client, pack.id, attempt]);
  return (
    <section className={s['viewer']} aria-labelledby="pack-viewer-title">
      <PlainButton icon={<ArrowLeft aria-hidden />} onClick={onBack}>
        {t('history.back')}
      </PlainButton>
      <div className={s['viewerHead']}>
        <div className={s['what']}>
          <h2 id="pack-viewer-title" ref={heading} tabIndex={-1} className={s['viewerTitle']}>
            {pack.title}
          </h2>
          <p className={s['facts']}>
            <Badge>{t(`format.${pack.formatType}`)}</Badge>
            <time dateTime={pack.createdAt.toISOString()}>{moment(pack.createdAt)}</time>
          </p>
        </div>
        <div className={s['actions']}>
          <Button icon={<Download aria-hidden />} onPress={() => void onSave(pack.id)}>
            {t('history.save')}
          </Button>
          <Button
            variant="quiet"
            icon={<Trash2 aria-hidden />}
            onPress={() => {
              onRemove(pack);
            }}
          >
            {t('history.delete')}
          </Button>
        </div>
      </div>
      <Content
        loaded={loaded}
        onRetry={() => {
          setLoaded({ state: 'loading' });
          setAttempt(attempt + 1);
        }}
      />
    </section>
  );
}

function Content({ loaded, onRetry }: { readonly loaded: Loaded; readonly onRetry: () => void }) {
  const { t } = useTranslation('pack');
  switch (loaded.state) {
    case 'loading':
      return <Skeleton label={t('history.loading')} lines={8} />;
    case 'failed':
      return <Callout tone="error" live title={t('history.failed')} action={<Button onPress={onRetry}>{t('preview.retry')}</Button>} />;
    case 'gone':
      return (
        <Callout tone="info" live>
          {t('history.gone')}
        </Callout>
      );
    case 'ready':
      return <StoredContent pack={loaded.pack} />;
  }
}

function StoredContent({ pack: { content, formatType } }: { readonly pack: StoredPack }) {
  const { t } = useTranslation('pack');
  if (content === null) return <Callout tone="warn">{t('history.notAssembled')}</Callout>;
  if (formatType === 'pdf') return <Callout tone="info">{t('history.unreadable')}</Callout>;
  return (
    <article className={paper['paper']} aria-labelledby="pack-viewer-title">
      <PackContent format={formatType} content={content} />
    </article>
  );
}
