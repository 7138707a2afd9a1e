import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { LinkList } from '../../features/items/link-list.tsx';
import { SectionHead } from '../../features/items/section-head.tsx';
import type { ItemCommands } from '../../features/items/use-item-commands.ts';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions } from '../../features/step/step-context.tsx';
import type { SelectOption } from '../../ui/select.tsx';
import { ChangeButton } from '../../ui/read-only.tsx';
import type { Flow } from './flow-map.tsx';

export interface FlowListProps {
  readonly flows: readonly Flow[];
  /** The screens. */
  readonly options: readonly SelectOption[];
  readonly commands: ItemCommands<Flow>;
}

/** The arrows of the screen flow as lines of text. */
export function FlowList({ flows, options, commands }: FlowListProps) {
  const { t } = useTranslation('steps');
  const actions = useActions();
  return (
    <>
      <SectionHead title={t('prototype.flows.title')} hint={t('prototype.flows.hint')}>
        <ChangeButton
          icon={<Plus aria-hidden />}
          isDisabled={options.length < 2}
          onPress={() => {
            focusItem(actions.add('flows', {}), 'fromId');
          }}
        >
          {t('prototype.flows.add')}
        </ChangeButton>
      </SectionHead>
      {flows.length > 0 && (
        <LinkList
          label={t('prototype.flows.title')}
          collection="flows"
          links={flows}
          options={options}
          labelField="label"
          commands={commands}
          menuLabel={t('common.itemMenu')}
        />
      )}
    </>
  );
}
