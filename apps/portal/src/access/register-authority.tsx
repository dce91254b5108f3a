import { Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RegisterAuthorityDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import { PlaceSelect } from '../ui/form/place-select.js';
import { AUTHORITY_KINDS, type AuthorityKind } from './access.rules.js';

interface Values {
  readonly kind: AuthorityKind;
  readonly name: string;
  readonly divisionCode?: string;
}

/** A bureau works for a city or a district; the others for the whole province. */
export function RegisterAuthority(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<AuthorityKind>('BUREAU');
  const { send, problem, sending } = useSend(RegisterAuthorityDocument);
  if (!open) return <Act onAct={() => setOpen(true)}>{t('access.register.act')}</Act>;
  const register = async ({ name, divisionCode }: Values): Promise<void> => {
    if (await send({ input: { kind, name, divisionCode: divisionCode ?? null } })) setOpen(false);
  };
  return (
    <Form<Values>
      submit={t('access.register.act')}
      sending={sending}
      problem={problem}
      initial={{ kind }}
      onSubmit={register}
      others={<Act onAct={() => setOpen(false)}>{t('ui.act.back')}</Act>}
    >
      <Field name="kind" label={t('access.authorities.kind')}>
        <Radio.Group
          onChange={({ target }) => setKind(target.value as AuthorityKind)}
          options={AUTHORITY_KINDS.map((value) => ({
            value,
            label: word('OrganisationKind', value),
          }))}
        />
      </Field>
      <Field
        name="name"
        label={t('access.authorities.name')}
        rules={[{ required: true, whitespace: true, message: t('access.register.nameMissing') }]}
      >
        <Input maxLength={100} />
      </Field>
      {kind === 'BUREAU' && (
        <Field
          name="divisionCode"
          label={t('access.authorities.division')}
          rules={[{ required: true, message: t('access.register.divisionMissing') }]}
        >
          <PlaceSelect cityIsEnough />
        </Field>
      )}
    </Form>
  );
}
