import { CalendarPlus, Clock, Timer, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { plannedMinutes, type MethodFacts, type MethodText } from '../../../shared/domain/methods.ts';
import { ChangeButton } from '../../ui/read-only.tsx';
import s from './method-card.module.css';

export interface MethodCardProps {
  readonly facts: MethodFacts;
  readonly text: MethodText;
  /** Starts the room's timer with the planned minutes. */
  readonly onTimer?: ((minutes: number) => void) | undefined;
  readonly onAgenda?: (() => void) | undefined;
}

/** One method: what for, when, how long, with how many, how to run it, what goes wrong, an example. */
export function MethodCard({ facts, text, onTimer, onAgenda }: MethodCardProps) {
  const { t } = useTranslation('agenda');
  const minutes = plannedMinutes(facts);
  return (
    <article className={s['card']} aria-label={text.name} data-method={facts.id}>
      <h3 className={s['name']}>{text.name}</h3>
      <p className={s['purpose']}>{text.purpose}</p>
      <Facts facts={facts} />
      {(onTimer ?? onAgenda) !== undefined && (
        <div className={s['row']}>
          {onTimer !== undefined && (
            <ChangeButton size="sm" icon={<Timer aria-hidden />} onPress={() => onTimer(minutes)}>
              {t('cards.timer', { count: minutes })}
            </ChangeButton>
          )}
          {onAgenda !== undefined && (
            <ChangeButton size="sm" icon={<CalendarPlus aria-hidden />} onPress={onAgenda}>
              {t('cards.toAgenda')}
            </ChangeButton>
          )}
        </div>
      )}
      <h4>{t('cards.howTo')}</h4>
      <ol className={s['steps']}>
        {text.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <dl className={s['facts']}>
        <dt>{t('cards.when')}</dt>
        <dd>{text.when}</dd>
        <dt>{t('cards.materials')}</dt>
        <dd>{text.materials}</dd>
      </dl>
      <h4>{t('cards.pitfalls')}</h4>
      <ul className={s['pitfalls']}>
        {text.pitfalls.map((pitfall) => (
          <li key={pitfall}>{pitfall}</li>
        ))}
      </ul>
      <p className={s['example']}>
        <strong>{t('cards.example')}.</strong> {text.example}
      </p>
    </article>
  );
}

/** How long and with how many, as a quiet line. */
export function Facts({ facts: { minutes, people } }: { readonly facts: MethodFacts }) {
  const { t } = useTranslation('agenda');
  return (
    <p className={s['meta']}>
      <span>
        <Clock aria-hidden /> {t('cards.minutes', { from: minutes.from, to: minutes.to })}
      </span>
      <span>
        <Users aria-hidden /> {t('cards.people', { from: people.from, to: people.to })}
      </span>
    </p>
  );
}
