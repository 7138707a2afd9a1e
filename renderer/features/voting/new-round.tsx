import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { DEFAULT_BUDGET, DEFAULT_MAX_PER_ITEM } from '../../../shared/domain/voting.ts';
import { LIMITS } from '../../../shared/domain/limits.ts';
import { Button } from '../../ui/button.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { Switch } from '../../ui/toggle.tsx';
import { useFieldTexts } from '../texts.ts';
import { useVotes } from './use-votes.ts';
import { filledLines, votableCollections } from './votable.ts';
import s from './voting.module.css';

const MOST_DOTS = 50;

/** The form that opens a vote. */
export function NewRound({ collection: asked }: { readonly collection: string | undefined }) {
  const { t, i18n } = useTranslation('room');
  const texts = useFieldTexts();
  const { stepId, output, open } = useVotes();
  const options = votableCollections(stepId).filter((name) => filledLines(stepId, output, name).length > 0);
  const [chosen, setChosen] = useState(asked);
  const [title, setTitle] = useState('');
  const [budget, setBudget] = useState<number>(DEFAULT_BUDGET);
  const [maxPerItem, setMaxPerItem] = useState<number>(DEFAULT_MAX_PER_ITEM);
  const [anonymous, setAnonymous] = useState(true);
  const id = useId();
  const collection = options.find((name) => name === chosen) ?? options[0];
  if (collection === undefined) return <p className={s['soft']}>{t('vote.nothing')}</p>;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    open({ title: title.trim() || texts.collection(collection), collection, itemIds: [], budget, maxPerItem: Math.min(budget, maxPerItem), anonymous });
  };
  return (
    <form className={s['form']} id={id} onSubmit={submit}>
      <p className={s['soft']}>{t('vote.intro')}</p>
      {options.length > 1 && (
        <Select
          label={t('vote.on')}
          size="sm"
          value={collection}
          options={options.map((name) => ({ value: name, label: texts.collection(name) }))}
          onChange={(name) => {
            setChosen(name ?? undefined);
          }}
        />
      )}
      <TextInput
        label={t('vote.title')}
        placeholder={t('vote.titlePlaceholder')}
        size="sm"
        value={title}
        maxLength={LIMITS.shortText}
        onChange={setTitle}
      />
      <div className={s['pair']}>
        <NumberInput label={t('vote.budget')} size="sm" locale={i18n.language} min={1} max={MOST_DOTS} value={budget} onCommit={(n) => setBudget(whole(n))} />
        <NumberInput label={t('vote.maxPerItem')} size="sm" locale={i18n.language} min={1} max={MOST_DOTS} value={Math.min(budget, maxPerItem)} onCommit={(n) => setMaxPerItem(whole(n))} />
      </div>
      <Switch label={t('vote.anonymous')} checked={anonymous} onChange={setAnonymous} />
      <div className={s['row']}>
        <Button variant="primary" type="submit" form={id}>
          {t('vote.start')}
        </Button>
        <span className={s['soft']}>{t('vote.ballot', { count: filledLines(stepId, output, collection).length })}</span>
      </div>
    </form>
  );
}

function whole(value: number | null): number {
  return value === null || Number.isNaN(value) ? 1 : Math.min(MOST_DOTS, Math.max(1, Math.round(value)));
}
