import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useClient } from '../../connection/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { Segmented } from '../parts/segmented.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useSyncErrorText } from './sync-error.ts';
import s from './sync.module.css';

type Way = 'direct' | 'https' | 'account';

const WAYS: readonly Way[] = ['direct', 'https', 'account'];

/** Asks how to get to a shared database, and tries it. */
export function ConnectForm({ submitLabel }: { readonly submitLabel: string }) {
  const { t } = useTranslation('sync');
  const [way, setWay] = useState<Way>('direct');
  return (
    <div className={s['form']}>
      <Segmented label={t('connect.kind')} value={way} options={WAYS.map((value) => ({ value, label: t(`connect.${value}`) }))} onChange={setWay} />
      {way === 'account' ? <SignInForm /> : <AddressForm key={way} way={way} submitLabel={submitLabel} />}
    </div>
  );
}

/** An address, with a token beside it where it needs one. What was typed stays until it worked. */
function AddressForm({ way, submitLabel }: { readonly way: 'direct' | 'https'; readonly submitLabel: string }) {
  const { t } = useTranslation('sync');
  const client = useClient();
  const toast = useToast();
  const errorText = useSyncErrorText();
  const [address, setAddress] = useState('');
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const connect = (event: FormEvent): void => {
    event.preventDefault();
    if (busy || address.trim() === '') return;
    setBusy(true);
    setProblem(null);
    client.sync.connect({ address, ...(way === 'https' ? { token } : {}) }).then(
      () => void toast({ text: t('link.online'), durationMs: 3_000 }),
      (error: unknown) => {
        setBusy(false);
        setProblem(errorText(error));
      },
    );
  };

  return (
    <form className={s['form']} onSubmit={connect} autoComplete="off">
      <TextInput
        label={t('connect.address')}
        hint={t(way === 'direct' ? 'connect.directHint' : 'connect.httpsHint')}
        error={problem}
        value={address}
        onChange={setAddress}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
      />
      {way === 'https' && (
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
