import { Check } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { carryRulesInto, type CarryRule } from '../../../shared/domain/carry-forward.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { Checkbox } from '../../ui/toggle.tsx';
import { useShownOutput } from '../facilitation/private-brainstorm.tsx';
import { useActions, useAnyOutput } from '../step/step-context.tsx';
import { useFieldTexts } from '../texts.ts';
import { carryCandidates, type Candidate } from './carry-candidates.ts';
import s from './carry.module.css';

const FILTER_FROM = 10;

/** Chooses items of earlier work that become items of this step. The sources stay as they are. */
export function CarryDialog({ stepId, onClose }: { readonly stepId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('carry');
  const { t: ui } = useTranslation('ui');
  const texts = useFieldTexts();
  const rules = carryRulesInto(stepId);
  const [chosenRule, setChosenRule] = useState(0);
  const [ticked, setTicked] = useState<ReadonlySet<string> | null>(null);
  const rule = rules[chosenRule] ?? rules[0];
  // The dialog is only opened for steps that something can be carried into.
  if (rule === undefined) throw new Error(`Nothing can be carried into ${stepId}`);
  const candidates = useCandidates(rule);
  const chosen = ticked ?? new Set(candidates.filter((candidate) => candidate.preselected).map((candidate) => candidate.id));
  const carry = useCarry();
  const path = (of: CarryRule): string => `${texts.collection(of.source.collection)} → ${texts.collection(of.target.collection)}`;
  return (
    <Dialog
      open
      wide
      title={t('title')}
      closeLabel={ui('close')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={chosen.size === 0}
            onPress={() => {
              onClose();
              // In the order of the list, not of the clicks.
              void carry(rule, candidates.filter((candidate) => chosen.has(candidate.id)).map((candidate) => candidate.id));
            }}
          >
            {t('carry', { count: chosen.size })}
          </Button>
        </>
      }
    >
      <p className={s['hint']}>{t('hint', { source: texts.collection(rule.source.collection), target: texts.collection(rule.target.collection) })}</p>
      {rules.length > 1 && (
        <div className={s['bar']}>
          <Select
            label={t('what')}
            value={String(chosenRule)}
            options={rules.map((option, index) => ({ value: String(index), label: path(option) }))}
            onChange={(value) => {
              setChosenRule(Number(value));
              setTicked(null);
            }}
          />
        </div>
      )}
      <CandidateList candidates={candidates} chosen={chosen} onChange={setTicked} none={t('none', { source: texts.collection(rule.source.collection) })} />
    </Dialog>
  );
}

function useCandidates(rule: CarryRule): readonly Candidate[] {
  const source = useShownOutput(rule.source.step);
  const target = useAnyOutput(rule.target.step);
  return useMemo(() => carryCandidates(rule, source, target), [rule, source, target]);
}

/** Carries items by a rule into the step of this page; answers with the new items' ids, undefined when it failed. */
export function useCarry(): (rule: CarryRule, items: readonly string[]) => Promise<readonly string[] | undefined> {
  const { workshopId, client, call } = useActions();
  return async (rule, items) => {
    const made = await call(() =>
      client.steps.carryForward({
        workshopId,
        source: { ...rule.source },
        target: { ...rule.target },
        items: [...items],
      }),
    );
    return made?.items;
  };
}

interface CandidateListProps {
  readonly candidates: readonly Candidate[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  readonly none: string;
}

function CandidateList({ candidates, chosen, onChange, none }: CandidateListProps) {
  const { t } = useTranslation('carry');
  const [filter, setFilter] = useState('');
  if (candidates.length === 0) return <p className={s['none']}>{none}</p>;
  const wanted = filter.trim().toLocaleLowerCase();
  const shown = wanted === '' ? candidates : candidates.filter(({ text }) => text.toLocaleLowerCase().includes(wanted));
  const allChosen = shown.every(({ id }) => chosen.has(id));
  const toggle = (ids: readonly string[], on: boolean): void => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    onChange(next);
  };
  return (
    <>
      {candidates.length >= FILTER_FROM && (
        <div className={s['bar']}>
          <TextInput label={t('filter')} value={filter} onChange={setFilter} />
          <Button
            onPress={() => {
              toggle(
                shown.map(({ id }) => id),
                !allChosen,
              );
            }}
          >
            {allChosen ? t('chooseNone') : t('chooseAll')}
          </Button>
        </div>
      )}
      <ul className={s['list']} aria-label={t('items')} tabIndex={0}>
        {shown.map((candidate) => (
          <li key={candidate.id} className={s['row']}>
            <Checkbox
              label={candidate.text}
              checked={chosen.has(candidate.id)}
              onChange={(on) => {
                toggle([candidate.id], on);
              }}
            />
            {candidate.carried && <Badge icon={<Check aria-hidden />}>{t('carried')}</Badge>}
          </li>
        ))}
        {shown.length === 0 && <li className={s['none']}>{t('noMatch')}</li>}
      </ul>
    </>
  );
}
