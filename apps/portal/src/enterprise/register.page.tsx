import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RegisterEnterpriseDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { chooseOrganisation } from '../session/chosen-organisation.js';
import { Page } from '../ui/page.js';
import { Stepper } from '../ui/stepper.js';
import { CodeForm } from './code-form.js';
import { CompanyForm, declarationOf, type CompanyValues } from './company-form.js';
import { type CreditCode, divisionFrom } from './enterprise.rules.js';
import { signatoryOf } from './membership.js';
import './enterprise.css';

/** Two steps: the code, which tells whether a file exists; then the facts of the business licence. */
export function RegisterPage(): ReactNode {
  const { t } = useTranslation();
  const router = useRouter();
  const queries = useQueryClient();
  const [code, setCode] = useState<{ readonly is: CreditCode; readonly name: string }>();
  const [waits, setWaits] = useState(false);
  const { send, problem, sending } = useSend(RegisterEnterpriseDocument);
  const register = async (values: CompanyValues) => {
    const answer = await send({
      input: { ...declarationOf(values), unifiedSocialCreditCode: code!.is.unifiedSocialCreditCode },
    });
    if (!answer) return;
    setWaits(true);
    await signatoryOf(queries, answer.registerEnterprise.id);
    chooseOrganisation(answer.registerEnterprise.id);
    await router.invalidate();
    await router.navigate({ to: '/enterprise' });
  };
  if (waits) {
    return (
      <Page title={t('enterprise.register.waits')} lead={t('enterprise.register.waitsLead')}>
        <p aria-busy="true" role="status">
          {t('frame.loading')}
        </p>
      </Page>
    );
  }
  return (
    <Page
      title={t(code ? 'enterprise.register.titleFacts' : 'enterprise.register.title')}
      lead={t('enterprise.register.lead')}
    >
      <Stepper
        label={t('enterprise.register.steps')}
        steps={[
          t('enterprise.register.stepCode'),
          t('enterprise.register.stepFacts'),
          t('enterprise.register.stepReview'),
        ]}
        current={code ? 1 : 0}
      />
      <CodeForm
        found={code?.is}
        onFound={(is, name) => setCode({ is, name })}
        onAgain={() => setCode(undefined)}
      />
      {code && (
        <CompanyForm
          submit={t('enterprise.register.submit')}
          initial={{ name: code.name, divisionCode: divisionFrom(code.is) ?? '' }}
          placeHint={t(divisionFrom(code.is) ? 'enterprise.form.placeFromCode' : 'enterprise.form.placeHint')}
          problem={problem}
          sending={sending}
          onSubmit={(values) => void register(values)}
        />
      )}
    </Page>
  );
}
