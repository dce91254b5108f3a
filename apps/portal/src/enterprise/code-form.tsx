import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CreditCodeDocument } from '../gql/graphql.js';
import { asProblem, type Problem } from '../graphql/problem.js';
import { query } from '../graphql/query.js';
import { Facts } from '../ui/value/facts.js';
import { Field, Form } from '../ui/form/form.js';
import { Status } from '../ui/value/status.js';
import { type CreditCode, wayOf } from './enterprise.rules.js';

interface CodeValues {
  readonly code: string;
  readonly name: string;
}

interface CodeFormProps {
  /** What was found, once it was looked up and is free. */
  readonly found: CreditCode | undefined;
  readonly onFound: (code: CreditCode, name: string) => void;
  readonly onAgain: () => void;
}

/** Asks for the code and the name first, and says what they tell before anything else is typed. */
export function CodeForm({ found, onFound, onAgain }: CodeFormProps): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem>();
  const [asking, setAsking] = useState(false);
  const [taken, setTaken] = useState<CreditCode>();
  const lookUp = async ({ code, name }: CodeValues) => {
    setAsking(true);
    setProblem(undefined);
    setTaken(undefined);
    try {
      const { creditCode } = await queries.fetchQuery({
        ...query(CreditCodeDocument, { code, name }),
        staleTime: 0,
      });
      if (wayOf(creditCode) === 'ASK_FOR_ACCESS') setTaken(creditCode);
      else onFound(creditCode, name);
    } catch (thrown) {
      setProblem(asProblem(thrown).at('code'));
    }
    setAsking(false);
  };
  if (found) return <Found code={found} onAgain={onAgain} />;
  return (
    <>
      <Form<CodeValues>
        submit={t('enterprise.register.lookUp')}
        problem={problem}
        sending={asking}
        onSubmit={(values) => void lookUp(values)}
      >
        <Field
          name="code"
          label={t('enterprise.facts.code')}
          help={t('enterprise.form.codeHint')}
          rules={[{ required: true, message: t('enterprise.form.codeMissing') }]}
        >
          <Input size="large" maxLength={40} autoComplete="off" spellCheck={false} />
        </Field>
        <Field
          name="name"
          label={t('enterprise.facts.name')}
          extra={t('enterprise.form.nameHint')}
          rules={[{ required: true, whitespace: true, message: t('enterprise.form.nameMissing') }]}
        >
          <Input size="large" maxLength={100} autoComplete="organization" />
        </Field>
      </Form>
      {taken && <Taken code={taken} />}
    </>
  );
}

/** A file exists: the way in is its signatory, and nothing more is told of it. */
function Taken({ code }: { code: CreditCode }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="refusal mild" role="alert">
      <p className="refusal-title">{t('enterprise.register.taken')}</p>
      <p>{t('enterprise.register.takenHow', { code: code.unifiedSocialCreditCode })}</p>
      <p>
        <a href="/oidc/account">{t('enterprise.register.takenInvitation')}</a>
      </p>
    </div>
  );
}

function Found({ code, onAgain }: { code: CreditCode; onAgain: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="section-block" aria-labelledby="code-title">
      <h2 id="code-title">{t('enterprise.register.codeTells')}</h2>
      <Facts
        facts={[
          {
            name: t('enterprise.facts.code'),
            value: (
              <>
                <span className="figures">{code.unifiedSocialCreditCode}</span>{' '}
                <Status tone="done">{t('enterprise.register.codeRight')}</Status>
              </>
            ),
          },
          {
            name: t('enterprise.register.givenOutIn'),
            value:
              code.divisionName ?? t('enterprise.register.givenOutElsewhere', { code: code.divisionCode }),
          },
          {
            name: t('enterprise.register.existing'),
            value: t(
              code.nameRegistered ? 'enterprise.register.namesake' : 'enterprise.register.noneExisting',
            ),
          },
        ]}
      />
      <p>
        <button type="button" className="button" onClick={onAgain}>
          {t('enterprise.register.otherCode')}
        </button>
      </p>
    </section>
  );
}
