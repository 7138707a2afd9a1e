import { Star } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import type { StepOutput } from '../../shared/domain/step-model.ts';
import { latestResults, type Tally } from '../../shared/domain/voting.ts';
import { isNoteColor, paperStyle } from '../features/fields/color.tsx';
import { useCatalogFieldTexts } from '../features/texts.ts';
import { VoteBadge } from '../features/voting/vote-results.tsx';
import { cx } from '../ui/cx.ts';
import { activityOf, canDraw } from './wall-activities.ts';
import { wallCard, wallSections, type WallCard, type WallSection } from './wall-sections.ts';
import s from './wall.module.css';

const WallPicture = lazy(async () => ({ default: (await import('./wall-picture.tsx')).WallPicture }));

/** Cards of one region on the wall; more than this is told as a number: nobody at the back reads the hundredth. */
const MOST_CARDS = 60;

export interface WallBoardProps {
  readonly workshopId: string;
  readonly stepId: string;
  /** The facilitator's tab; null for the first. */
  readonly tab: string | null;
  readonly output: StepOutput;
  readonly privately: boolean;
}

/** What the facilitator looks at: the activity as it is laid out, or its items as large cards. Of a table of everything, all regions. */
export function WallBoard({ workshopId, stepId, tab, output, privately }: WallBoardProps) {
  const { t } = useTranslation('room');
  const activity = activityOf(stepId, tab);
  const sections = wallSections(stepId, output, privately, activity ?? undefined);
  const heading = useHeading();
  const picture = activity?.picture !== undefined && !privately && canDraw(activity.picture, output) ? activity : null;
  if (picture !== null) {
    const drawn = (
      <Suspense fallback={<div className={s['waiting']} />}>
        <WallPicture workshopId={workshopId} activity={picture} output={output} />
      </Suspense>
    );
    // Whoever cannot see the pixels of the board finds its notes as text.
    return picture.picture !== 'board' ? (
      drawn
    ) : (
      <>
        {drawn}
        <div className={s['aside']}>
          {sections.map((section) => (
            <Region key={section.id} section={section} heading={heading(section.heading)} results={NO_RESULTS} />
          ))}
        </div>
      </>
    );
  }
  if (sections.length === 0 || (activity?.onlyPicture === true && !privately)) return <p className={s['empty']}>{t('wall.empty')}</p>;
  const results = latestResults(output);
  return (
    <div className={s['sections']} data-columns={activity?.columns}>
      {sections.map((section) => (
        <Region key={section.id} section={section} heading={heading(section.heading)} results={results} />
      ))}
    </div>
  );
}

const NO_RESULTS: ReadonlyMap<string, Tally> = new Map();

function Region({ section, heading, results }: { readonly section: WallSection; readonly heading: string; readonly results: ReadonlyMap<string, Tally> }) {
  const { t } = useTranslation('room');
  return (
    <section className={s['section']}>
      <h2>{heading}</h2>
      {section.hidden > 0 && <p className={s['hidden']}>{t('wall.private', { count: section.hidden })}</p>}
      <ul className={s['cards']}>
        {section.cards.slice(0, MOST_CARDS).map((card) => (
          <Card key={card.id} card={card} result={results.get(card.id)} />
        ))}
      </ul>
      {section.cards.length > MOST_CARDS && <p>{t('wall.more', { count: section.cards.length - MOST_CARDS })}</p>}
    </section>
  );
}

/** One item in the middle of the wall, as large as it can be. */
export function WallSpotlight({ stepId, output, itemId }: { readonly stepId: string; readonly output: StepOutput; readonly itemId: string }) {
  const { t } = useTranslation('room');
  const card = wallCard(stepId, output, itemId);
  const result = latestResults(output).get(itemId);
  if (card === undefined) return <p className={s['empty']}>{t('spotlight.gone')}</p>;
  return (
    <article className={cx(s['spotlight'], card.text.length > 140 && s['long'])} style={isNoteColor(card.color) ? paperStyle(card.color) : undefined} data-spotlight={itemId}>
      <p>{card.text}</p>
      {card.detail !== '' && <p className={s['detail']}>{card.detail}</p>}
      {result !== undefined && <VoteBadge dots={result.dots} rank={result.rank} />}
    </article>
  );
}

function Card({ card, result }: { readonly card: WallCard; readonly result: Tally | undefined }) {
  return (
    <li className={cx(s['card'], isNoteColor(card.color) && s['note'])} style={isNoteColor(card.color) ? paperStyle(card.color) : undefined}>
      <span>{card.text}</span>
      {card.detail !== '' && <span className={s['cardDetail']}>{card.detail}</span>}
      {(card.selected || result !== undefined) && (
        <span className={s['marks']}>
          {card.selected && <Star aria-hidden className={s['star']} />}
          {result !== undefined && <VoteBadge dots={result.dots} rank={result.rank} />}
        </span>
      )}
    </li>
  );
}

function useHeading(): (heading: WallSection['heading']) => string {
  const { t } = useTranslation('room');
  const texts = useCatalogFieldTexts();
  return (heading) => {
    switch (heading.kind) {
      case 'collection':
        return texts.collection(heading.collection);
      case 'option':
        return texts.option(heading.set, heading.value);
      case 'text':
        return heading.text || t('wall.other');
      case 'other':
        return t('wall.other');
    }
  };
}
