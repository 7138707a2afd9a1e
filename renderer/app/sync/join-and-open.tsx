import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';

import { useClient } from '../../connection/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { openBundle } from './open-bundle.ts';
import { useSyncErrorText, useSyncReport } from './sync-error.ts';
import s from './sync.module.css';

/** Becomes a member of a workshop with a token somebody gave. */
export function JoinCard() {
  const { t } = useTranslation('sync');
  const client = useClient();
  const toast = useToast();
  const errorText = useSyncErrorText();
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const join = (event: FormEvent): void => {
    event.preventDefault();
    if (busy || token.trim() === '') return;
    setBusy(true);
    setProblem(null);
    client.sync
      .join({ token })
      .then(
        () => {
          setToken('');
          toast({ text: t('join.done') });
        },
        (error: unknown) => setProblem(errorText(error)),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Card as="section" aria-labelledby="sync-join">
      <h2 id="sync-join">{t('join.title')}</h2>
      <p className={s['soft']}>{t('join.text')}</p>
      <form className={s['joinForm']} onSubmit={join} autoComplete="off">
        <TextInput label={t('join.token')} error={problem} value={token} onChange={setToken} spellCheck={false} autoComplete="off" />
        <Button type="submit" isDisabled={busy || token.trim() === ''}>
          {t('join.submit')}
        </Button>
      </form>
    </Card>
  );
}

/** Reads an exported file and makes a copy from it. */
export function OpenFileButton() {
  const { t } = useTranslation('sync');
  const client = useClient();
  const toast = useToast();
  const report = useSyncReport();
  const input = useRef<HTMLInputElement>(null);
  const open = async (file: File): Promise<void> => {
    try {
      const opened = await openBundle(client, await file.text());
      if (!opened.ok) {
        toast({ tone: 'error', text: t('export.tooLarge'), durationMs: 12_000 });
        return;
      }
      const { workshopId, missingPictures: count } = opened.value;
      toast(count === 0 ? { text: t('export.imported') } : { text: t('export.importedWithout', { count }), durationMs: 12_000 });
      navigate(`/w/${workshopId}`);
    } catch (error) {
      report(error);
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        data-open-file
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) void open(file);
        }}
      />
      <Button variant="quiet" onPress={() => input.current?.click()}>
        {t('export.openFile')}
      </Button>
    </>
  );
}
