import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlacesDocument } from '../../gql/graphql.js';
import { query } from '../../graphql/query.js';

const GUANGDONG = '440000';
const HOUR_MS = 3_600_000;

export interface PlaceSelectProps {
  /** By the field that it stands in. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (code: string | undefined) => void;
  /** Whether a city will do where its district does not matter. */
  readonly cityIsEnough?: boolean;
}

/** A district of the province: the city first, then the district; of 东莞 and 中山 the town. */
export function PlaceSelect({ id, value, onChange, cityIsEnough }: PlaceSelectProps): ReactNode {
  const { t } = useTranslation();
  const [chosen, choose] = useState<string>();
  const city = value ? `${value.slice(0, 4)}00` : chosen;
  const cities = useQuery({ ...query(PlacesDocument, { within: GUANGDONG }), staleTime: HOUR_MS });
  const inside = useQuery({
    ...query(PlacesDocument, { within: city ?? '' }),
    enabled: city !== undefined,
    staleTime: HOUR_MS,
  });
  return (
    <span className="place-select">
      <Select
        {...(id && { id })}
        aria-label={t('ui.place.city')}
        placeholder={t('ui.place.city')}
        showSearch={{ optionFilterProp: 'label' }}
        value={city ?? null}
        loading={cities.isPending}
        options={optionsOf(cities.data?.divisions)}
        onChange={(code: string) => {
          choose(code);
          onChange?.(cityIsEnough ? code : undefined);
        }}
      />
      <Select
        aria-label={t('ui.place.district')}
        placeholder={t('ui.place.district')}
        showSearch={{ optionFilterProp: 'label' }}
        disabled={city === undefined}
        value={value && value !== city ? value : null}
        loading={inside.isFetching}
        options={optionsOf(inside.data?.divisions)}
        onChange={(code: string) => onChange?.(code)}
      />
    </span>
  );
}

function optionsOf(divisions: readonly { readonly code: string; readonly name: string }[] = []) {
  return divisions.map(({ code, name }) => ({ value: code, label: name }));
}
