import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { SIGN_IN_FACTORS } from '../../../shared/contract/sync.ts';
import { useClient } from '../../connection/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useSyncErrorText } from './sync-error.ts';
import s from './sync.module.css';

/** A way to prove who one is. */
export type Factor = (typeof SIGN_IN_FACTORS)[number];

interface ProofFormProps {
  /** The ways to go on, best first. */
  readonly factors: readonly Factor[];
  readonly email: string;
  /** Whether a first proof was given already. */
  readonly second: boolean;
  /** The account asks for one more proof. */
  readonly onSecond: (factors: readonly Factor[]) => void;
  readonly onBack: () => void;
}

/** Asks for one proof of who one is: a code or the password. */
export function ProofForm({ factors, email, second, onSecond, onBack }: ProofFormProps) {
  const { t } = useTranslation('sync');
  const client = useClient();
  const toast = useToast();
  const errorText = useSyncErrorText();
  const [factor, setFactor] = useState<Factor>(factors[0] ?? 'email_code');
  const [proof, setProof] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isPassword = factor === 'password';

  const finish = (event: FormEvent): void => {
    event.preventDefault();
    if (busy || proof.trim() === '') return;
    setBusy(true);
    setProblem(null);
    client.sync.finishSignIn({ factor, proof }).then(
      (answer) => (answer.factors === null ? void toast({ text: t('link.online'), durationMs: 3_000 }) : onSecond(answer.factors)),
      (error: unknown) => {
        setBusy(false);
        setProblem(errorText(error));
      },
    );
  };
  const change = (next: Factor): void => {
    setFactor(next);
    setProof('');
    setProblem(null);
  };
  const hint = factor === 'email_code' || factor === 'phone_code' || factor === 'backup_code' ? t(`connect.factorHint.${factor}`, { email }) : undefined;

  return (
    <form className={s['form']} onSubmit={finish}>
      {second && <p role="status">{t('connect.secondStep')}</p>}
      <TextInput
        key={factor}
        label={t(`connect.factor.${factor}`)}
        hint={hint}
        error={problem}
        value={proof}
        onChange={setProof}
        type={isPassword ? 'password' : 'text'}
        // Backup codes have letters.
        inputMode={isPassword || factor === 'backup_code' ? undefined : 'numeric'}
        autoComplete={isPassword ? 'current-password' : 'one-time-code'}
        spellCheck={false}
        autoFocus
      />
      <div className={s['actions']}>
        <Button type="submit" variant="primary" isDisabled={busy || proof.trim() === ''}>
          {busy ? t('connect.busy') : t('connect.account')}
        </Button>
        {factors
          .filter((other) => other !== factor)
          .map((other) => (
            <Button key={other} variant="quiet" onPress={() => change(other)}>
              {t(`connect.instead.${other}`)}
            </Button>
          ))}
        <Button variant="quiet" onPress={onBack}>
          {t('connect.back')}
        </Button>
      </div>
    </form>
  );
}
