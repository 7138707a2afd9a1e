import { EyeOff, Star } from 'lucide-react';
import { lazy, Suspense, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

import { itemsOf } from '../../shared/domain/collections.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';
import { latestResults, type Tally } from '../../shared/domain/voting.ts';
import { isNoteColor, paperStyle } from '../features/fields/color.tsx';
import { useCatalogFieldTexts } from '../features/texts.ts';
import { VoteBadge } from '../features/voting/vote-results.tsx';
import { cx } from '../ui/cx.ts';
import { isLaidOut } from './laid-out.ts';
import { wallCard, wallSections, type WallCard, type WallSection } from './wall-sections.ts';
import s from './wall.module.css';

const WallCanvas = lazy(async () => ({ default: (await import('./wall-canvas.tsx')).WallCanvas }));
const WallSketches = lazy(async () => ({ default: (await import('./wall-drawings.tsx')).WallSketches }));
const WallCurve = lazy(async () => ({ default: (await import('./wall-drawings.tsx')).WallCurve }));

/** Cards of one region on the wall; more than this is told as a number: nobody at the back reads the hundredth. */
const MOST_CARDS = 60;

/** What a step holds, in regions of large cards. */
export function WallBoard({ stepId, output, privately }: { readonly stepId: string; readonly output: StepOutput; readonly privately: boolean }) {
  const { t } = useTranslation('room');
  const sections = wallSections(stepId, output, privately);
  const results = latestResults(output);
  const heading = useHeading();
  const canvas = stepId === 'ideate' && !privately && isLaidOut(output);
  const drawings = privately ? null : drawingsOf(stepId, output);
  if (sections.length === 0 && drawings === null) return <p className={s['empty']}>{t('wall.empty')}</p>;
  const cards = (
    <>
      {sections.map((section) => (
        <section key={section.id} className={s['section']}>
          <h2>{heading(section.heading)}</h2>
          {section.hidden > 0 && (
            <p className={s['hidden']}>
              <EyeOff aria-hidden />
              {t('wall.private', { count: section.hidden })}
            </p>
          )}
          <ul className={s['cards']}>
            {section.cards.slice(0, MOST_CARDS).map((card) => (
              <Card key={card.id} card={card} result={results.get(card.id)} />
            ))}
          </ul>
          {section.cards.length > MOST_CARDS && <p>{t('wall.more', { count: section.cards.length - MOST_CARDS })}</p>}
        </section>
      ))}
      {drawings !== null && <Suspense>{drawings}</Suspense>}
    </>
  );
  if (!canvas) return <div className={cx(s['sections'], sections.some(({ hidden }) => hidden > 0) && s['waiting'])}>{cards}</div>;
  // The picture first, all of it in view; whoever cannot see it, or wants to read on, finds the cards below.
  return (
    <div className={s['laidOut']}>
      <Suspense fallback={<div className={s['canvas']} />}>
        <WallCanvas output={output} />
      </Suspense>
      <div className={s['sections']}>{cards}</div>
    </div>
  );
}

/** What of a step is drawn rather than written; null without any. */
function drawingsOf(stepId: string, output: StepOutput): ReactElement | null {
  const holds = (collection: string): boolean => Object.keys(itemsOf(output, collection)).length > 0;
  if (stepId === 'ideate' && holds('sketches')) return <WallSketches output={output} />;
  return stepId === 'define' && holds('journeyStages') ? <WallCurve output={output} /> : null;
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
