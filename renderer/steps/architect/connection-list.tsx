import { ArrowRight, Plus } from 'lucide-react';
import { memo, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { LIMITS } from '../../../shared/domain/limits.ts';
import { RefField, useRefOptions } from '../../features/fields/reference-fields.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { ItemMenu, moveKeys } from '../../features/items/item-menu.tsx';
import { SectionHead, Stack } from '../../features/items/section-head.tsx';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import { itemAttributes } from '../../features/step/focus-item.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useFieldTexts } from '../../features/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Select, type SelectOption } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { Changes } from '../../ui/read-only.tsx';
import s from './architect-page.module.css';
import type { Component, Connection } from './architect-types.ts';

export interface ConnectionListProps {
  readonly components: readonly Component[];
  readonly connections: readonly Connection[];
}

/** What flows from which component to which. */
export function ConnectionList({ components, connections }: ConnectionListProps) {
  const { t } = useTranslation('architect');
  const options = useRefOptions({ step: 'architect', collection: 'components' });
  const commands = useItemCommands<Connection>({ collection: 'connections', siblings: () => connections });
  if (components.length < 2 && connections.length === 0) return null;
  return (
    <Stack>
      <SectionHead title={t('connection.title')} hint={t('connection.hint')} />
      <div className={s['sheet']} data-list="">
        {connections.length > 0 && (
          <ul aria-label={t('connection.title')}>
            {connections.map((connection) => (
              <ConnectionRow key={connection.id} connection={connection} options={options} commands={commands} />
            ))}
          </ul>
        )}
        <Changes>
          <NewConnection options={options} />
        </Changes>
      </div>
    </Stack>
  );
}

interface ConnectionRowProps {
  readonly connection: Connection;
  readonly options: readonly SelectOption[];
  readonly commands: ItemCommands<Connection>;
}

const ConnectionRow = memo(function ConnectionRow({ connection, options, commands }: ConnectionRowProps) {
  const { t } = useTranslation('architect');
  return (
    <li className={s['connection']} {...itemAttributes(connection.id)} onKeyDown={moveKeys(connection, commands)}>
      <RefField collection="connections" item={connection} field="fromId" options={options} bare />
      <ArrowRight aria-hidden />
      <RefField collection="connections" item={connection} field="toId" options={options} bare />
      <div className={s['what']}>
        <TextField collection="connections" item={connection} field="label" bare column="label" />
      </div>
      <ItemMenu label={t('connection.menu')} item={connection} commands={commands} />
    </li>
  );
});

/** A connection to be: both ends first, then Enter in the text or the button adds it. */
function NewConnection({ options }: { readonly options: readonly SelectOption[] }) {
  const { t } = useTranslation('architect');
  const texts = useFieldTexts();
  const { add } = useActions();
  const [fromId, setFrom] = useState<string | null>(null);
  const [toId, setTo] = useState<string | null>(null);
  const [label, setLabel] = useState('');
  const ready = fromId !== null && toId !== null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!ready) return;
    add('connections', { fromId, toId, label: label.trim() });
    // The next connection often begins where this one ended.
    setFrom(toId);
    setTo(null);
    setLabel('');
  };
  return (
    <form className={s['newConnection']} aria-label={t('connection.add')} onSubmit={submit}>
      <Select label={texts.label('connections', 'fromId')} hideLabel placeholder={t('connection.from')} value={fromId} options={options} onChange={setFrom} />
      <ArrowRight aria-hidden />
      <Select label={texts.label('connections', 'toId')} hideLabel placeholder={t('connection.to')} value={toId} options={options} onChange={setTo} />
      <div className={s['what']}>
        <TextInput
          label={texts.label('connections', 'label')}
          hideLabel
          placeholder={texts.example('connections', 'label')}
          maxLength={LIMITS.shortText}
          value={label}
          onChange={setLabel}
        />
      </div>
      <Button type="submit" icon={<Plus aria-hidden />} isDisabled={!ready}>
        {t('connection.addShort')}
      </Button>
    </form>
  );
}
