import { OctagonAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { errorLogId } from '../connection/error-code.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from './parts/notice.tsx';
import s from './parts/parts.module.css';

interface Props {
  /** A new key clears an old error: going to another page must not show the crash of this one. */
  readonly resetKey?: string | undefined;
  readonly children: ReactNode;
}

interface State {
  readonly error: unknown;
  readonly failed: boolean;
  readonly resetKey: string | undefined;
}

/** Stands in for a part of the page that a defect has stopped; everything around it goes on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, failed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error, failed: true };
  }

  static getDerivedStateFromProps({ resetKey }: Props, state: State): Partial<State> | null {
    return resetKey === state.resetKey ? null : { resetKey, failed: false, error: null };
  }

  override render(): ReactNode {
    return this.state.failed ? <Crash error={this.state.error} /> : this.props.children;
  }
}

function Crash({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('errors');
  const { t: app } = useTranslation('app');
  const details = detailsOf(error);
  return (
    <Notice
      icon={<OctagonAlert aria-hidden />}
      title={t('crash.title')}
      actions={
        <>
          <Button variant="primary" onPress={() => location.reload()}>
            {app('reload')}
          </Button>
          <Button onPress={() => void navigator.clipboard.writeText(details)}>{t('crash.copyDetails')}</Button>
        </>
      }
    >
      <p>
        {t('crash.happened')} {t('crash.safe')}
      </p>
      <p>{t('crash.todo')}</p>
      <details className={s['details']}>
        <summary>{t('crash.details')}</summary>
        <pre>{details}</pre>
      </details>
    </Notice>
  );
}

function detailsOf(error: unknown): string {
  const logId = errorLogId(error);
  const text = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  return [...(logId === undefined ? [] : [logId]), location.pathname, text].join('\n');
}
