import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { METHODS, methodsOf, stepsWithMethods, type MethodFacts, type MethodId } from '../../../shared/domain/methods.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { Facts } from '../method-card/method-card.tsx';
import { useMethodTexts } from '../method-card/method-texts.ts';
import s from './agenda.module.css';
import { methodBlock, type NewBlock } from './use-agenda.ts';

type Known = MethodFacts & { readonly id: MethodId };

/** Chooses blocks for the agenda: breaks, methods by step, energizers. Stays open, so that several can be added. */
export function BlockPicker({ onAdd, onClose }: { readonly onAdd: (block: NewBlock) => void; readonly onClose: () => void }) {
  const { t } = useTranslation('agenda');
  const { t: app } = useTranslation('app');
  const { t: ui } = useTranslation('ui');
  const { t: workshop } = useTranslation('workshop');
  const texts = useMethodTexts();
  const toast = useToast();
  const [search, setSearch] = useState('');
  const add = (block: NewBlock): void => {
    onAdd(block);
    toast({ text: t('added', { title: block.title }), key: 'agenda-add' });
  };
  const wanted = search.trim().toLocaleLowerCase();
  const fits = (words: readonly string[]): boolean => wanted === '' || words.some((word) => word.toLocaleLowerCase().includes(wanted));
  const pauses: readonly NewBlock[] = [
    { title: t('break'), kind: 'break', minutes: 15 },
    { title: t('lunch'), kind: 'break', minutes: 45 },
    { title: t('welcome'), kind: 'other', minutes: 10 },
    { title: t('own'), kind: 'other', minutes: 15 },
  ];
  const groups: readonly { readonly id: string; readonly heading: string; readonly stepId: string; readonly methods: readonly Known[] }[] = [
    { id: 'energizers', heading: t('energizers'), stepId: '', methods: METHODS.filter(({ kind }) => kind === 'energizer') },
    ...stepsWithMethods().map((stepId) => ({ id: stepId, heading: workshop(`step.${stepId}`), stepId, methods: methodsOf(stepId).filter(({ steps }) => steps[0] === stepId) })),
  ];
  const shown = texts === null ? [] : groups.map((group) => ({ ...group, methods: group.methods.filter(({ id }) => fits([texts[id].name, texts[id].purpose, group.heading])) })).filter(({ methods }) => methods.length > 0);
  const shownPauses = pauses.filter(({ title }) => fits([title]));
  return (
    <Dialog open wide onClose={onClose} title={t('picker')} closeLabel={app('close')}>
      <TextInput label={t('search')} hideLabel placeholder={t('search')} value={search} onChange={setSearch} autoFocus />
      <div className={s['picker']}>
        {texts === null && <Skeleton label={ui('loading')} lines={6} />}
        {shownPauses.length > 0 && (
          <section>
            <h3>{t('pauses')}</h3>
            <div className={s['choices']}>
              {shownPauses.map((block) => (
                <button key={block.title} type="button" className={s['choice']} onClick={() => add(block)}>
                  <span className={s['title']}>{block.title}</span>
                  <span className={s['sub']}>{t('minutes', { count: block.minutes })}</span>
                </button>
              ))}
            </div>
          </section>
        )}
        {texts !== null &&
          shown.map((group) => (
            <section key={group.id}>
              <h3>{group.heading}</h3>
              <div className={s['choices']}>
                {group.methods.map((method) => (
                  <button key={method.id} type="button" className={s['choice']} onClick={() => add(methodBlock(method, texts[method.id].name, group.stepId))}>
                    <span className={s['title']}>{texts[method.id].name}</span>
                    <Facts facts={method} />
                  </button>
                ))}
              </div>
            </section>
          ))}
        {texts !== null && shown.length === 0 && shownPauses.length === 0 && <p>{t('noneFound')}</p>}
      </div>
    </Dialog>
  );
}
