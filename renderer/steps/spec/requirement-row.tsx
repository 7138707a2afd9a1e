import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { UpdateOffer } from '../../features/carry/update-offer.tsx';
import { dragAttributes } from '../../features/drag/drag-attributes.ts';
import { Grip } from '../../features/drag/grip.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { ChoiceField } from '../../features/fields/value-fields.tsx';
import { ItemMenu, moveKeys } from '../../features/items/item-menu.tsx';
import type { ItemCommands } from '../../features/items/use-item-commands.ts';
import { itemAttributes } from '../../features/step/focus-item.ts';
import { useFieldTexts } from '../../features/texts.ts';
import type { Requirement } from './requirement-groups.ts';
import s from './spec-page.module.css';

export interface RequirementRowProps {
  readonly requirement: Requirement;
  readonly commands: ItemCommands<Requirement>;
}

/** One requirement, written in place: what, of which kind, how important, how it is measured. */
export const RequirementRow = memo(function RequirementRow({ requirement, commands }: RequirementRowProps) {
  const { t } = useTranslation('spec');
  const texts = useFieldTexts();
  return (
    <li className={s['row']} {...itemAttributes(requirement.id)} {...dragAttributes(requirement.id)} onKeyDown={moveKeys(requirement, commands)}>
      <div className={s['text']}>
        <Grip />
        <TextField collection="requirements" item={requirement} field="text" bare column="text" />
        <UpdateOffer collection="requirements" item={requirement} />
      </div>
      <div className={s['measure']}>
        <span className={s['measureLabel']} aria-hidden>
          {texts.label('requirements', 'measure')}
        </span>
        <TextField collection="requirements" item={requirement} field="measure" bare column="measure" />
      </div>
      <ChoiceField collection="requirements" item={requirement} field="kind" bare />
      <ChoiceField collection="requirements" item={requirement} field="priority" bare />
      <ItemMenu label={t('menu')} item={requirement} commands={commands} />
    </li>
  );
});
