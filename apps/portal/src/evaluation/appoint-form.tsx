import { Checkbox, Form as AntForm, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppointEvaluatorsDocument, PersonOfAccountDocument } from '../gql/graphql.js';
import { asProblem, type Problem } from '../graphql/problem.js';
import { query } from '../graphql/query.js';
import { useSend } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';

export interface AppointFormProps {
  readonly needId: string;
  /** Whether somebody takes the chair already. */
  readonly chaired: boolean;
}

interface Values {
  readonly account: string;
  readonly chair?: boolean;
}

/** Asks one person to judge: found by the account, shown by name before they are asked. */
export function AppointForm({ needId, chaired }: AppointFormProps): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = AntForm.useForm<Values>();
  const [found, setFound] = useState<{ id: string; displayName: string; chair: boolean }>();
  const [absent, setAbsent] = useState<Problem>();
  const { send, problem, sending } = useSend(AppointEvaluatorsDocument);
  const find = async ({ account, chair = false }: Values): Promise<void> => {
    setAbsent(undefined);
    try {
      const { personOfAccount } = await queries.fetchQuery(query(PersonOfAccountDocument, { account }));
      setFound({ ...personOfAccount, chair });
    } catch (thrown) {
      setAbsent(asProblem(thrown).at('account'));
    }
  };
  const appoint = async (): Promise<void> => {
    if (!found) return;
    const { id: personId, chair } = found;
    if (!(await send({ needId, people: [{ personId, chair }] }))) return;
    setFound(undefined);
    form.resetFields();
  };
  return (
    <>
      <h3>{t('evaluation.people.appoint')}</h3>
      <Form<Values>
        form={form}
        submit={t('evaluation.people.find')}
        sending={sending}
        problem={absent ?? problem}
        onSubmit={(values) => void find(values)}
      >
        <Field
          name="account"
          label={t('evaluation.people.account')}
          extra={t('evaluation.people.accountHelp')}
          rules={[{ required: true, whitespace: true, message: t('evaluation.people.accountMissing') }]}
        >
          <Input maxLength={64} autoComplete="off" />
        </Field>
        {!chaired && (
          <Field name="chair" valuePropName="checked" extra={t('evaluation.people.chairHelp')}>
            <Checkbox>{t('evaluation.people.asChair')}</Checkbox>
          </Field>
        )}
      </Form>
      {found && (
        <div className="reasoned-act" role="group" aria-label={t('evaluation.people.appoint')}>
          <p>
            {t(found.chair ? 'evaluation.people.foundChair' : 'evaluation.people.found', {
              name: found.displayName,
            })}
          </p>
          <p>
            <Act look="primary" busy={sending} onAct={() => void appoint()}>
              {t('evaluation.people.confirm', { name: found.displayName })}
            </Act>{' '}
            <Act onAct={() => setFound(undefined)}>{t('ui.act.back')}</Act>
          </p>
        </div>
      )}
    </>
  );
}
