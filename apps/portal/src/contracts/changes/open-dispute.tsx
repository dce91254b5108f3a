import { Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContractAtChangeFragment, OpenDisputeDocument } from '../../gql/graphql.js';
import { useSend } from '../../graphql/send.js';
import { Act } from '../../ui/form/act.js';
import { Field, Form } from '../../ui/form/form.js';

export interface OpenDisputeProps {
  readonly contract: ContractAtChangeFragment;
  /** Ids of milestones about which a dispute is open. */
  readonly disputed: readonly string[];
  readonly whyNot: string | null;
}

interface Values {
  readonly milestoneId?: string;
  readonly facts: string;
}

/** Opens a dispute, of a milestone that is not accepted yet or of something else in the contract. */
export function OpenDispute({ contract, disputed, whyNot }: OpenDisputeProps): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { send, problem, sending } = useSend(OpenDisputeDocument);
  const start = async (values: Values): Promise<void> => {
    if (await send({ contractId: contract.id, ...values })) setOpen(false);
  };
  return (
    <section className="section-block">
      <h2>{t('changes.disputes.open')}</h2>
      <ul>
        <li>{t('changes.disputes.effect.stops')}</li>
        <li>{t('changes.disputes.effect.bureau')}</li>
      </ul>
      {!open && (
        <p>
          <Act whyNot={whyNot} onAct={() => setOpen(true)}>
            {t('changes.disputes.open')}
          </Act>
        </p>
      )}
      {open && (
        <Form<Values>
          submit={t('changes.disputes.send')}
          sending={sending}
          problem={problem}
          onSubmit={(values) => void start(values)}
          others={<Act onAct={() => setOpen(false)}>{t('ui.act.back')}</Act>}
        >
          <Field
            name="milestoneId"
            label={t('changes.disputes.which')}
            extra={t('changes.disputes.whichHelp')}
          >
            <Select
              allowClear
              options={contract.milestones
                .filter(({ id, state }) => state !== 'ACCEPTED' && !disputed.includes(id))
                .map(({ id, title }) => ({ value: id, label: title }))}
            />
          </Field>
          <Field
            name="facts"
            label={t('changes.disputes.words')}
            rules={[{ required: true, min: 4, whitespace: true, message: t('ui.act.words', { count: 4 }) }]}
          >
            <Input.TextArea rows={5} maxLength={5000} />
          </Field>
        </Form>
      )}
    </section>
  );
}
