import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type Problem, wordingOf } from '../graphql/problem.js';
import { signIn } from './session.js';

export interface SignInButtonProps {
  readonly label?: string;
  readonly size?: 'middle' | 'large';
  /** `default` is the light one, for dark ground. */
  readonly look?: 'primary' | 'default';
}

/** Starts the sign-in. A refusal is told below the button, where the eye already is. */
export function SignInButton({ label, size = 'middle', look = 'primary' }: SignInButtonProps): ReactNode {
  const { t } = useTranslation();
  const [opening, setOpening] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const open = async (): Promise<void> => {
    setOpening(true);
    setProblem(undefined);
    try {
      await signIn();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setOpening(false);
    }
  };

  return (
    <span className="sign-in">
      <Button type={look} size={size} loading={opening} onClick={() => void open()}>
        {label ?? t('session.signIn')}
      </Button>
      {problem && (
        <span role="alert" className="sign-in-problem">
          {wordingOf(problem, t)}
          {problem.code === 'OTHER_ORIGIN' && (
            <a href={problem.params['origin']}>{problem.params['origin']}</a>
          )}
        </span>
      )}
    </span>
  );
}
