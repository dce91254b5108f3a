import { Form as AntForm, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RegisterMachineKeyDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import { Status } from '../ui/value/status.js';
import { download } from '../ui/download.js';
import { makeMachineKey } from './machine-key.js';
import { publicJwkOf, type PublicJwk } from './usage.rules.js';

interface Values {
  readonly name: string;
  readonly way: 'MAKE' | 'PASTE';
  readonly jwk?: string;
}

interface Registered {
  readonly name: string;
  readonly clientId: string;
  /** Only where it was made here. */
  readonly privateJwk?: string | undefined;
}

/** Registers a machine by a key that this browser makes, or by a public key that the person has. */
export function NewMachine({ providerId }: { providerId: string }): ReactNode {
  const { t } = useTranslation();
  const [form] = AntForm.useForm<Values>();
  const way = AntForm.useWatch('way', form) ?? 'MAKE';
  const [registered, setRegistered] = useState<Registered>();
  const { send, problem, sending } = useSend(RegisterMachineKeyDocument);
  const register = async ({ name, jwk }: Values): Promise<void> => {
    const made = way === 'MAKE' ? await makeMachineKey() : undefined;
    const publicJwk = made?.publicJwk ?? (publicJwkOf(jwk ?? '') as PublicJwk);
    const answer = await send({ input: { organisationId: providerId, name, publicJwk } });
    if (!answer) return;
    setRegistered({ ...answer.registerMachineKey, privateJwk: made?.privateJwk });
    form.resetFields();
  };
  return (
    <>
      <h3 className="usage-part">{t('usage.new.title')}</h3>
      {registered && <JustRegistered machine={registered} />}
      <Form<Values>
        form={form}
        submit={t(`usage.new.submit.${way}`)}
        initial={{ way: 'MAKE' }}
        sending={sending}
        problem={problem}
        onSubmit={register}
      >
        <Field
          name="name"
          label={t('usage.new.name')}
          extra={t('usage.new.nameHint')}
          rules={[{ required: true, whitespace: true, message: t('usage.new.nameMissing') }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Field>
        <Field name="way" label={t('usage.new.way')} rules={[{ required: true }]}>
          <Radio.Group>
            <Radio value="MAKE">{t('usage.new.MAKE')}</Radio>
            <Radio value="PASTE">{t('usage.new.PASTE')}</Radio>
          </Radio.Group>
        </Field>
        {way === 'PASTE' && (
          <Field
            name="jwk"
            label={t('usage.new.jwk')}
            extra={t('usage.new.jwkHint')}
            rules={[
              {
                required: true,
                validator: (_, pasted: string | undefined) => {
                  const key = publicJwkOf(pasted ?? '');
                  if (typeof key === 'object') return Promise.resolve();
                  return Promise.reject(new Error(t(key ? 'usage.new.jwkPrivate' : 'usage.new.jwkWrong')));
                },
              },
            ]}
          >
            <Input.TextArea rows={4} spellCheck={false} />
          </Field>
        )}
      </Form>
    </>
  );
}

function JustRegistered({ machine: { name, clientId, privateJwk } }: { machine: Registered }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="usage-registered" role="status">
      <p>
        <Status tone="done">{t('usage.new.done', { name })}</Status>
      </p>
      <p>
        {t('usage.keys.client')}: <code className="long">{clientId}</code>
      </p>
      {privateJwk && (
        <>
          <p>{t('usage.new.once')}</p>
          <Act look="primary" onAct={() => download(`machine-key-${clientId}.json`, privateJwk)}>
            {t('usage.new.download')}
          </Act>
        </>
      )}
    </div>
  );
}
