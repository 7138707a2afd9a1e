import { Printer } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { stepModel } from '../../../shared/domain/step-models.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { printPage } from '../../ui/print-light.ts';
import { useCommands } from '../command-palette/commands.ts';

const PrintedForm = lazy(async () => ({ default: (await import('./printed-form.tsx')).PrintedForm }));

export interface PrintMenuProps {
  readonly workshopId: string;
  readonly stepId: string;
  /** Opens the form. */
  readonly onForm: () => void;
}

/** Prints what is to be seen, or the whole step as a form with everything in it and lines where there is nothing yet. */
export function PrintMenu({ stepId, onForm }: Pick<PrintMenuProps, 'stepId' | 'onForm'>) {
  const { t } = useTranslation('print');
  const hasForm = Object.keys(stepModel(stepId).collections).length > 0;
  // After what was opened to choose it has gone from the page.
  const printView = (): unknown => setTimeout(() => void printPage(), 50);
  useCommands('print', [
    { id: 'print', title: `${t('title')}: ${t('view')}`, group: 'step', run: printView },
    ...(hasForm ? [{ id: 'print-form', title: `${t('title')}: ${t('form')}`, group: 'step' as const, run: onForm }] : []),
  ]);
  return (
    <Menu
      label={t('title')}
      trigger={
        <Button variant="quiet" icon={<Printer aria-hidden />}>
          {t('title')}
        </Button>
      }
      groups={[{ id: 'what', items: [{ id: 'view', label: t('view') }, ...(hasForm ? [{ id: 'form', label: t('form') }] : [])] }]}
      onAction={(id) => {
        if (id === 'form') onForm();
        else printView();
      }}
    />
  );
}

/** The printed form of a step: what to put into the page, and how to print it. */
export function usePrintedForm(workshopId: string, stepId: string) {
  const [open, setOpen] = useState(false);
  return {
    print: () => {
      setOpen(true);
    },
    form: open ? (
      <Suspense>
        <PrintedForm
          workshopId={workshopId}
          stepId={stepId}
          onDone={() => {
            setOpen(false);
          }}
        />
      </Suspense>
    ) : null,
  };
}
