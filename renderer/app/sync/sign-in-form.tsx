import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { SIGN_IN_FACTORS } from '../../../shared/contract/sync.ts';
import { useClient } from '../../connection/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useSyncErrorText } from './sync-error.ts';
import s from './sync.module.css';

type Factor = (typeof SIGN_IN_FACTORS)[number];

/** Signs in with an account: first who, then the code from an e-mail or the password. */
export function SignInForm() {
  const { t } = useTranslation('sync');
  const client = useClient();
  const errorText = useSyncErrorText();
  const [address, setAddress] = useState('');
  const [email, setEmail] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [factors, setFactors] = useState<readonly Factor[] | null>(null);
  const ready = address.trim() !== '' && email.trim() !== '';

  const start = (event: FormEvent): void => {
    event.preventDefault();
    if (busy || !ready) return;
    setBusy(true);
    setProblem(null);
    client.sync
      .startSignIn({ address, email })
      .then((answer) => setFactors(answer.factors), (error: unknown) => setProblem(errorText(error)))
      .finally(() => setBusy(false));
  };

  if (factors !== null) return <ProofForm factors={factors} email={email} onBack={() => setFactors(null)} />;
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

function ProofForm({ factors, email, onBack }: { readonly factors: readonly Factor[]; readonly email: string; readonly onBack: () => void }) {
  const { t } = useTranslation('sync');
  const client = useClient();
  const toast = useToast();
  const errorText = useSyncErrorText();
  const [factor, setFactor] = useState<Factor>(factors[0] ?? 'email_code');
  const [proof, setProof] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isCode = factor === 'email_code';

  const finish = (event: FormEvent): void => {
    event.preventDefault();
    if (busy || proof.trim() === '') return;
    setBusy(true);
    setProblem(null);
    client.sync.finishSignIn({ factor, proof }).then(
      () => void toast({ text: t('link.online'), durationMs: 3_000 }),
      (error: unknown) => {
        setBusy(false);
        setProblem(errorText(error));
      },
    );
  };

  return (
    <form className={s['form']} onSubmit={finish}>
      <TextInput
        key={factor}
        label={t(isCode ? 'connect.code' : 'connect.password')}
        hint={isCode ? t('connect.codeHint', { email }) : undefined}
        error={problem}
        value={proof}
        onChange={setProof}
        type={isCode ? 'text' : 'password'}
        inputMode={isCode ? 'numeric' : undefined}
        autoComplete={isCode ? 'one-time-code' : 'current-password'}
        autoFocus
      />
      <div className={s['actions']}>
        <Button type="submit" variant="primary" isDisabled={busy || proof.trim() === ''}>
          {busy ? t('connect.busy') : t('connect.account')}
        </Button>
        {factors.length > 1 && (
          <Button
            variant="quiet"
            onPress={() => {
              setFactor(isCode ? 'password' : 'email_code');
              setProof('');
              setProblem(null);
            }}
          >
            {t(isCode ? 'connect.usePassword' : 'connect.useCode')}
          </Button>
        )}
        <Button variant="quiet" onPress={onBack}>
          {t('connect.back')}
        </Button>
      </div>
    </form>
  );
}
