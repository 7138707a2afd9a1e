import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useClient } from '../../connection/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { ProofForm, type Factor } from './proof-form.tsx';
import { useSyncErrorText } from './sync-error.ts';
import s from './sync.module.css';

/** Signs in with an account: first who, then a code or the password, then one more proof where the account asks for it. */
export function SignInForm() {
  const { t } = useTranslation('sync');
  const client = useClient();
  const errorText = useSyncErrorText();
  const [address, setAddress] = useState('');
  const [email, setEmail] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [step, setStep] = useState<{ readonly second: boolean; readonly factors: readonly Factor[] } | null>(null);
  const ready = address.trim() !== '' && email.trim() !== '';

  const start = (event: FormEvent): void => {
    event.preventDefault();
    if (busy || !ready) return;
    setBusy(true);
    setProblem(null);
    client.sync
      .startSignIn({ address, email })
      .then((answer) => setStep({ second: false, factors: answer.factors }), (error: unknown) => setProblem(errorText(error)))
      .finally(() => setBusy(false));
  };

  if (step !== null) {
    return (
      <ProofForm
        key={String(step.second)}
        {...step}
        email={email}
        onSecond={(factors) => setStep({ second: true, factors })}
        onBack={() => setStep(null)}
      />
    );
  }
  return (
    <form className={s['form']} onSubmit={start}>
      <TextInput
        label={t('connect.address')}
        hint={t('connect.accountHint')}
        value={address}
        onChange={setAddress}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
      />
      <TextInput label={t('connect.email')} error={problem} value={email} onChange={setEmail} type="email" autoComplete="email" spellCheck={false} />
      <div className={s['actions']}>
        <Button type="submit" variant="primary" isDisabled={busy || !ready}>
          {t('connect.next')}
        </Button>
        <span className={s['faint']}>{t('connect.safe')}</span>
      </div>
    </form>
  );
}
