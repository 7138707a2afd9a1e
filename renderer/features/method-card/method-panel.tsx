import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { METHODS, methodFacts, methodsOf, type MethodFacts, type MethodId } from '../../../shared/domain/methods.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useAddBlock } from '../agenda/use-agenda.ts';
import { useActions } from '../step/step-context.tsx';
import { useRoomTimer } from '../timer/use-timer.ts';
import { Facts, MethodCard } from './method-card.tsx';
import s from './method-card.module.css';
import { useMethodTexts } from './method-texts.ts';

type Known = MethodFacts & { readonly id: MethodId };

/** The methods that fit a step, and the energizers: a list, and one card at a time. */
export function MethodPanel({ stepId }: { readonly stepId: string }) {
  const { t } = useTranslation('agenda');
  const { t: ui } = useTranslation('ui');
  const { workshopId } = useActions();
  const texts = useMethodTexts();
  const timer = useRoomTimer(workshopId);
  const addBlock = useAddBlock(workshopId);
  const toast = useToast();
  const [shown, setShown] = useState<MethodId | null>(null);
  if (texts === null) return <Skeleton label={ui('loading')} lines={6} />;
  const facts = shown === null ? undefined : methodFacts(shown);
  if (facts !== undefined) {
    return (
      <div className={s['panel']}>
        <div>
          <Button size="sm" variant="quiet" autoFocus icon={<ArrowLeft aria-hidden />} onPress={() => setShown(null)}>
            {t('cards.back')}
          </Button>
        </div>
        <MethodCard
          facts={facts}
          text={texts[facts.id]}
          onTimer={timer.start}
          onAgenda={() => {
            addBlock.method(facts, texts[facts.id].name, facts.steps.includes(stepId as never) ? stepId : (facts.steps[0] ?? ''));
            toast({ text: t('added', { title: texts[facts.id].name }) });
          }}
        />
      </div>
    );
  }
  const own = methodsOf(stepId);
  const list = (methods: readonly Known[]) => (
    <ul className={s['list']}>
      {methods.map((method) => (
        <li key={method.id}>
          <button type="button" className={s['entry']} onClick={() => setShown(method.id)}>
            <span className={s['entryName']}>{texts[method.id].name}</span>
            <span className={s['entryText']}>{texts[method.id].purpose}</span>
            <Facts facts={method} />
          </button>
        </li>
      ))}
    </ul>
  );
  const others: readonly Known[] = METHODS.filter((method) => method.kind === 'method' && !own.some(({ id }) => id === method.id));
  return (
    <div className={s['panel']}>
      <h3 className={s['heading']}>{t('cards.forStep')}</h3>
      {own.length === 0 ? <p>{t('cards.none')}</p> : list(own)}
      <details>
        <summary className={s['heading']}>{t('cards.energizers')}</summary>
        {list(METHODS.filter(({ kind }) => kind === 'energizer'))}
      </details>
      <details>
        <summary className={s['heading']}>{t('cards.more')}</summary>
        {list(others)}
      </details>
    </div>
  );
}
