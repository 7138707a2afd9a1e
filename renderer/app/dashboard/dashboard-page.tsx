import { Plus, Search, SearchX } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';

import type { WorkshopCard } from '../../../shared/contract/workshops.ts';
import { useWorkshops } from '../../connection/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useFormat } from '../i18n/format.ts';
import { Segmented } from '../parts/segmented.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { usePageTitle } from '../use-page-title.ts';
import { arrange, countByStatus, STATUS_ORDER, type Arrangement, type SortKey } from './arrange.ts';
import s from './dashboard.module.css';
import { FirstRun } from './first-run.tsx';
import { NewWorkshopDialog } from './new-workshop-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { neighbourOf, rowsOf } from './row-focus.ts';
import { useWorkshopActions } from './use-workshop-actions.ts';
import { WorkshopList } from './workshop-list.tsx';

const SORTS: readonly SortKey[] = ['opened', 'name', 'created'];
const ALL: Arrangement = { search: '', status: 'all', sort: 'opened' };

/** Every workshop on this computer: find one, open it, or begin a new one. */
export function DashboardPage() {
  const { t } = useTranslation('dashboard');
  usePageTitle(t('title'));
  const cards = useWorkshops();
  const actions = useWorkshopActions();
  const [arrangement, setArrangement] = useState(ALL);
  const [creating, setCreating] = useState(false);
  const [renaming, setRenaming] = useState<WorkshopCard | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const focusSearch = (): void => search.current?.focus();
  useShortcuts({ '/': focusSearch, 'mod+f': focusSearch, n: () => setCreating(true) });

  const onAction = (action: string, card: WorkshopCard): void => {
    if (action === 'open') navigate(`/w/${card.id}`);
    else if (action === 'rename') setRenaming(card);
    else if (action === 'duplicate') actions.duplicate(card);
    else if (action === 'delete') {
      // The menu gives focus back to its button first, which goes away with its row.
      const neighbour = neighbourOf(card.id);
      setTimeout(() => (document.activeElement?.closest(`[data-workshop="${card.id}"]`) ? (neighbour ?? search.current)?.focus() : undefined));
      actions.remove(card);
    }
  };
  const latestAction = useStable(onAction);

  return (
    <PageFrame>
      {cards?.length === 0 ? (
        <FirstRun onNew={() => setCreating(true)} onSample={actions.openSample} />
      ) : (
        <>
          <div className={s['head']}>
            <h1 tabIndex={-1}>{t('title')}</h1>
            <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => setCreating(true)}>
              {t('new')}
            </Button>
          </div>
          <Workshops cards={cards} arrangement={arrangement} onArrange={setArrangement} onAction={latestAction} search={search} />
        </>
      )}
      {creating && <NewWorkshopDialog onClose={() => setCreating(false)} onCreate={actions.create} onSample={actions.openSample} />}
      {renaming !== null && (
        <RenameDialog title={renaming.title} onClose={() => setRenaming(null)} onRename={(title) => actions.rename(renaming, title)} />
      )}
    </PageFrame>
  );
}

const NONE: readonly WorkshopCard[] = [];

interface WorkshopsProps {
  /** Undefined while loading: what is typed into the search by then counts already. */
  readonly cards: readonly WorkshopCard[] | undefined;
  readonly arrangement: Arrangement;
  readonly onArrange: (arrangement: Arrangement) => void;
  readonly onAction: (action: string, card: WorkshopCard) => void;
  readonly search: RefObject<HTMLInputElement | null>;
}

function Workshops({ cards: loaded, arrangement, onArrange, onAction, search }: WorkshopsProps) {
  const { t } = useTranslation('dashboard');
  const { t: app } = useTranslation('app');
  const cards = loaded ?? NONE;
  const format = useFormat();
  // A keystroke shows at once; the list follows when the browser has time.
  const searched = useDeferredValue(arrangement.search);
  const { status, sort } = arrangement;
  const found = useMemo(() => arrange(cards, { search: searched, status, sort }, format.compare), [cards, searched, status, sort, format]);
  const counts = useMemo(() => countByStatus(cards, searched), [cards, searched]);
  const change = (changes: Partial<Arrangement>): void => onArrange({ ...arrangement, ...changes });
  return (
    <>
      <div className={loaded === undefined ? `${s['tools']} ${s['early']}` : s['tools']} role="search">
        <label className={s['search']}>
          <VisuallyHidden>{t('search')}</VisuallyHidden>
          <Search aria-hidden />
          <input
            ref={search}
            type="search"
            value={arrangement.search}
            placeholder={t('searchPlaceholder')}
            aria-keyshortcuts="/"
            onChange={(event) => change({ search: event.currentTarget.value })}
            onKeyDown={(event) => {
              const [first] = rowsOf(document);
              if (event.key === 'ArrowDown') first?.focus();
              else if (event.key === 'Enter' && arrangement.search !== '') first?.click();
              else if (event.key === 'Escape' && arrangement.search !== '') change({ search: '' });
              else return;
              event.preventDefault();
            }}
          />
        </label>
        <Segmented
          label={t('filter')}
          hideLabel
          value={arrangement.status}
          options={(['all', ...STATUS_ORDER] as const).map((value) => ({
            value,
            label: value === 'all' ? t('all') : t(`status.${value}`),
            count: loaded === undefined ? undefined : format.number(counts[value]),
          }))}
          onChange={(chosen) => change({ status: chosen })}
        />
        <div className={s['sort']}>
          <Select
            label={t('sort')}
            hideLabel
            value={arrangement.sort}
            options={SORTS.map((value) => ({ value, label: t(`sorts.${value}`) }))}
            onChange={(chosen) => change({ sort: SORTS.find((key) => key === chosen) ?? 'opened' })}
          />
        </div>
      </div>
      <VisuallyHidden>
        <span role="status">{loaded === undefined ? null : t('count', { count: found.length })}</span>
      </VisuallyHidden>
      {loaded === undefined ? (
        <Skeleton label={app('loading')} lines={6} />
      ) : found.length === 0 ? (
        <EmptyState
          icon={<SearchX aria-hidden />}
          title={t('nothing.title')}
          actions={<Button onPress={() => onArrange({ ...ALL, sort: arrangement.sort })}>{t('nothing.reset')}</Button>}
        >
          {t('nothing.text')}
        </EmptyState>
      ) : (
        <WorkshopList cards={found} onAction={onAction} />
      )}
    </>
  );
}

/** The same function over renders, so that a thousand rows need not render again; it calls the newest one. */
function useStable<A extends readonly unknown[]>(run: (...args: A) => void): (...args: A) => void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const [stable] = useState(() => (...args: A) => latest.current(...args));
  return stable;
}
