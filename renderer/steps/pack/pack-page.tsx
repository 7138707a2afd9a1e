import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { WorkshopDetail } from '../../../shared/contract/workshops.ts';
import { useWorkshop } from '../../connection/hooks.ts';
import { useActions, useAnyOutput } from '../../features/step/step-context.tsx';
import { StepFrame } from '../../features/step/step-frame.tsx';
import { stepPath } from '../../features/step/step-path.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { useToast } from '../../ui/toast.tsx';
import { CompletenessPanel } from './completeness-panel.tsx';
import { Composer } from './composer.tsx';
import { HistoryPanel } from './history-panel.tsx';
import s from './pack-page.module.css';
import { PreviewPanel } from './preview-panel.tsx';
import { selectionOf, type Selection } from './selection.ts';
import type { PackFormat, PackLanguage } from './use-preview.ts';

const STEP = 'pack';

/** The last step: choose what the build pack holds, read it, make it, save it. */
export function StepPage({ workshopId }: { readonly workshopId: string }) {
  const workshop = useWorkshop(workshopId);
  return (
    <StepFrame workshopId={workshopId} stepId={STEP}>
      {workshop !== null && workshop !== undefined && <PackBody workshop={workshop} />}
    </StepFrame>
  );
}

function PackBody({ workshop }: { readonly workshop: WorkshopDetail }) {
  const { t, i18n } = useTranslation('pack');
  const output = useAnyOutput(STEP);
  const selection = useMemo(() => selectionOf(output), [output]);
  const steps = useMemo(() => workshop.steps.filter((step) => step.stepId !== STEP), [workshop.steps]);
  const [tab, setTab] = useState('preview');
  const [open, setOpen] = useState<string | null>(null);
  const [format, setFormat] = useState<PackFormat>('markdown');
  const language: PackLanguage = i18n.language.startsWith('de') ? 'de' : 'en';
  const create = useCreatePack(workshop.id, language, (buildPackId) => {
    setOpen(buildPackId);
    setTab('history');
  });
  return (
    <div className={s['layout']}>
      <div data-print="none">
        <Composer selection={selection} steps={steps} />
      </div>
      <div className={s['result']}>
        <Tabs
          label={t('tabs.label')}
          selected={tab}
          onSelect={setTab}
          tabs={[
            {
              id: 'preview',
              label: t('tabs.preview'),
              content: () => (
                <PreviewPanel
                  format={format}
                  onFormat={setFormat}
                  language={language}
                  version={versionOf(workshop, selection)}
                  onCreate={() => create(format)}
                />
              ),
            },
            {
              id: 'history',
              label: t('tabs.history'),
              count: workshop.buildPacks.length,
              content: () => <HistoryPanel packs={workshop.buildPacks} open={open} onOpen={setOpen} />,
            },
            {
              id: 'completeness',
              label: t('tabs.completeness'),
              content: () => <CompletenessPanel steps={steps} hrefOf={(stepId) => stepPath(workshop.id, stepId)} />,
            },
          ]}
        />
      </div>
    </div>
  );
}

/** Makes a pack and offers to open it. */
function useCreatePack(workshopId: string, language: PackLanguage, onOpen: (buildPackId: string) => void): (format: PackFormat) => Promise<void> {
  const { t } = useTranslation('pack');
  const { client, call } = useActions();
  const toast = useToast();
  return async (format) => {
    const made = await call(() => client.buildPacks.generate({ workshopId, format, language }));
    if (made === undefined) return;
    toast({
      text: t('created'),
      action: {
        label: t('history.open'),
        run: () => {
          onOpen(made.buildPackId);
        },
      },
    });
  };
}

/** Changes whenever a pack made now would say something else. */
function versionOf({ title, originalIdea, steps }: WorkshopDetail, selection: Selection): string {
  return JSON.stringify([title, originalIdea, steps.map(({ status, updatedAt }) => [status, updatedAt.getTime()]), selection]);
}
