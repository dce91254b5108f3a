import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IndustryChoiceDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';

export interface IndustriesSelectProps {
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (codes: string[]) => void;
  /** What codes that are chosen already are called. */
  readonly known: readonly { readonly code: string; readonly name: string }[];
}

/** Industries of GB/T 4754 of any width, found by what they are called or by their code. */
export function IndustriesSelect({ id, value, onChange, known }: IndustriesSelectProps): ReactNode {
  const { t } = useTranslation();
  const [typed, type] = useState('');
  const [seen, see] = useState<ReadonlyMap<string, string>>(
    new Map(known.map(({ code, name }) => [code, name])),
  );
  const text = useDeferredValue(typed.trim());
  const { data, isFetching } = useQuery({
    ...query(IndustryChoiceDocument, { text }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
  const found = text === '' ? [] : (data?.industries ?? []);
  const options = new Map([...seen, ...found.map(({ code, name }) => [code, name] as const)]);
  const choose = (codes: string[]): void => {
    see(new Map(codes.map((code) => [code, options.get(code) ?? code])));
    type('');
    onChange?.(codes);
  };
  return (
    <Select
      {...(id && { id })}
      mode="multiple"
      showSearch={{ filterOption: false, onSearch: type, searchValue: typed }}
      value={value ?? []}
      loading={isFetching}
      notFoundContent={t(typed ? 'catalogue.form.industryNone' : 'catalogue.form.industryFind')}
      options={[...options].map(([code, name]) => ({ value: code, label: `${name} ${code}` }))}
      onChange={choose}
    />
  );
}
