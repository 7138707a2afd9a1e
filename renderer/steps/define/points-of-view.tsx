import { MessageCircleQuestionMark, Plus, Quote } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { carryRule } from '../../../shared/domain/carry-forward.ts';
import { isFilled, itemsOf } from '../../../shared/domain/collections.ts';
import { UpdateOffer } from '../../features/carry/update-offer.tsx';
import { useCarry } from '../../features/carry/carry-dialog.tsx';
import { RefField, useRefOptions } from '../../features/fields/reference-fields.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { Cards, PlainCard } from '../../features/items/item-card.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import type { ItemIn } from '../../features/step/collections.ts';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { SelectOption } from '../../ui/select.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ChangeButton } from '../../ui/read-only.tsx';
import s from './define.module.css';

const COLLECTION = 'pointsOfView';

type View = ItemIn<'define', 'pointsOfView'>;

/** Who needs what, and why: one sentence a card. */
export function PointsOfView() {
  const { t } = useTranslation('steps');
  const actions = useActions();
  const views = useItems('define', COLLECTION);
  const questions = useItems('define', 'questions');
  const personas = useRefOptions({ step: 'empathize', collection: 'personas' });
  const commands = useItemCommands<View>({
    collection: COLLECTION,
    siblings: () => views,
    onRemove: (view) =>
      Object.entries(itemsOf(actions.output(), 'questions')).flatMap(([id, question]) =>
        question['fromId'] === view.id ? [{ kind: 'set', collection: 'questions', id, field: 'fromId', value: null } as const] : [],
      ),
  });
  const ask = useAsk();
  const addButton = (
    <ChangeButton
      data-add=""
      variant="primary"
      icon={<Plus aria-hidden />}
      onPress={() => {
        const only = personas.length === 1 ? personas[0]?.value : undefined;
        focusItem(actions.add(COLLECTION, only === undefined ? {} : { personaId: only }), 'personaId');
      }}
    >
      {t('define.views.add')}
    </ChangeButton>
  );
  return (
    <Stack>
      <SectionHead hideTitle title={t('define.views.title')} hint={t('define.views.hint')}>
        {views.length > 0 && addButton}
      </SectionHead>
      {views.length === 0 ? (
        <EmptyState icon={<Quote aria-hidden />} title={t('define.views.empty')} actions={addButton}>
          {t('define.views.emptyText')}
        </EmptyState>
      ) : (
        <Cards label={t('define.views.title')} width="100%">
          {views.map((view) => (
            <ViewCard
              key={view.id}
              view={view}
              commands={commands}
              personas={personas}
              asked={questions.filter((question) => question.fromId === view.id).length}
              onAsk={ask}
            />
          ))}
        </Cards>
      )}
    </Stack>
  );
}

/** Makes a How-Might-We question of a point of view. */
function useAsk(): (viewId: string) => void {
  const { t } = useTranslation('steps');
  const carry = useCarry();
  const toast = useToast();
  const rule = carryRule({ step: 'define', collection: COLLECTION }, { step: 'define', collection: 'questions' });
  return (viewId) => {
    if (rule === undefined) return;
    void carry(rule, [viewId]).then((made) => {
      if (made !== undefined) toast({ text: t('define.views.asked'), key: 'define-asked' });
    });
  };
}

interface ViewCardProps {
  readonly view: View;
  readonly commands: ItemCommands<View>;
  readonly personas: readonly SelectOption[];
  /** How many questions came from it. */
  readonly asked: number;
  readonly onAsk: (viewId: string) => void;
}

const ViewCard = memo(function ViewCard({ view, commands, personas, asked, onAsk }: ViewCardProps) {
  const { t } = useTranslation('steps');
  const texts = useFieldTexts();
  const name = isFilled(view.need) ? view.need : texts.unnamed(COLLECTION);
  return (
    <PlainCard item={view} name={name} commands={commands} menuLabel={t('common.itemMenu')} aside={<UpdateOffer collection={COLLECTION} item={view} />}>
      <div className={s['sentence']}>
        <span className={s['word']} aria-hidden>
          {t('define.views.who')}
        </span>
        <RefField collection={COLLECTION} item={view} field="personaId" options={personas} none={t('define.views.somebody')} bare />
        <span className={s['word']} aria-hidden>
          {t('define.views.needs')}
        </span>
        <TextField collection={COLLECTION} item={view} field="need" bare />
        <span className={s['word']} aria-hidden>
          {t('define.views.because')}
        </span>
        <TextField collection={COLLECTION} item={view} field="insight" bare />
      </div>
      <div className={s['foot']}>
        <span className={s['made']}>{t('define.views.made', { count: asked })}</span>
        <ChangeButton
          size="sm"
          icon={<MessageCircleQuestionMark aria-hidden />}
          isDisabled={!isFilled(view.need)}
          onPress={() => {
            onAsk(view.id);
          }}
        >
          {t('define.views.ask')}
        </ChangeButton>
      </div>
    </PlainCard>
  );
});
