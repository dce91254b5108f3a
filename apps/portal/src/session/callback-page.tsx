import { Button, Spin } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type Problem } from '../graphql/problem.js';
import { ProblemAlert } from '../graphql/problem-alert.js';
import { usePageTitle } from '../layout/page-title.js';
import { navigate } from '../router.js';
import { SignInButton } from './sign-in-button.js';
import { welcome } from './session.js';

// A code works once, while React may run an effect twice: every run waits for the same exchange.
let exchange: Promise<string> | undefined;

function exchangeOnce(): Promise<string> {
  exchange ??= welcome(new URLSearchParams(location.search)).finally(() => {
    exchange = undefined;
  });
  // The code and the state need not stay in the address bar and the history.
  history.replaceState(null, '', location.pathname);
  return exchange;
}

/** Where the issuer sends the browser back to. */
export default function CallbackPage(): ReactNode {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<Problem>();
  usePageTitle(t(problem ? 'session.failed' : 'session.completing'));

  useEffect(() => {
    let left = false;
    exchangeOnce().then(
      (returnTo) => !left && navigate(returnTo, { replace: true }),
      (thrown: unknown) => !left && setProblem(asProblem(thrown)),
    );
    return () => {
      left = true;
    };
  }, []);

  if (!problem) {
    return (
      <section className="page narrow" aria-busy="true">
        <h1>{t('session.completing')}</h1>
        <Spin size="large" />
      </section>
    );
  }
  return (
    <section className="page narrow">
      <h1>{t('session.failed')}</h1>
      <ProblemAlert problem={problem} />
      <p className="actions">
        <SignInButton label={t('session.signInAgain')} />
        <Button onClick={() => navigate('/')}>{t('session.backHome')}</Button>
      </p>
    </section>
  );
}
