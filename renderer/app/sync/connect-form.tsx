import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useClient } from '../../connection/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { Segmented } from '../parts/segmented.tsx';
import { useSyncErrorText } from './sync-error.ts';
import s from './sync.module.css';

/** Asks for the address of a shared database, and tries it. What was typed stays until it worked. */
export function ConnectForm({ submitLabel }: { readonly submitLabel: string }) {
  const { t } = useTranslation('sync');
  const client = useClient();
  const toast = useToast();
  const errorText = useSyncErrorText();
  const [kind, setKind] = useState<'direct' | 'https'>('direct');
  const [address, setAddress] = useState('');
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const connect = (event: FormEvent): void => {
    event.preventDefault();
    if (busy || address.trim() === '') return;
    setBusy(true);
    setProblem(null);
    client.sync.connect({ address, ...(kind === 'https' ? { token } : {}) }).then(
      () => {
        setBusy(false);
        setAddress('');
        setToken('');
        toast({ text: t('link.online'), durationMs: 3_000 });
      },
      (error: unknown) => {
        setBusy(false);
        setProblem(errorText(error));
      },
    );
  };

  return (
    <form className={s['form']} onSubmit={connect} autoComplete="off">
      <Segmented
        label={t('connect.kind')}
        value={kind}
        options={[
          { value: 'direct', label: t('connect.direct') },
          { value: 'https', label: t('connect.https') },
        ]}
        onChange={(next) => {
          setKind(next);
          setProblem(null);
        }}
      />
      <TextInput
        label={t('connect.address')}
        hint={t(kind === 'direct' ? 'connect.directHint' : 'connect.httpsHint')}
        error={problem}
        value={address}
        onChange={setAddress}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
      />
      {kind === 'https' && (
        <TextInput label={t('connect.token')} value={token} onChange={setToken} type="password" spellCheck={false} autoComplete="off" />
      )}
      <div className={s['actions']}>
        <Button type="submit" variant="primary" isDisabled={busy || address.trim() === ''}>
          {busy ? t('connect.busy') : submitLabel}
        </Button>
        <span className={s['faint']}>{t('connect.safe')}</span>
      </div>
    </form>
  );
}
