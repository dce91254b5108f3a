import { lazily, readDocument } from './data-folder.js';

/** Simplified outlines of the 21 cities for a choropleth (GeoJSON). Not a survey map; see data/README.md. */
export interface CityShapes {
  readonly type: 'FeatureCollection';
  readonly name: string;
  /** Must stay with the file wherever it is served. */
  readonly license: string;
  readonly features: readonly CityShape[];
}

export interface CityShape {
  readonly type: 'Feature';
  /** Six-digit code of the city. */
  readonly id: string;
  readonly properties: {
    readonly code: string;
    readonly name: string;
    readonly center: readonly [longitude: number, latitude: number];
  };
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };
}

export type Ring = readonly (readonly [longitude: number, latitude: number])[];

/** The outlines, in degrees. */
export const cityShapes = lazily(() => readDocument('guangdong-cities.geojson') as CityShapes);
