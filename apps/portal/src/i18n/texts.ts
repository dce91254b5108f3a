/** The same keys with other words: the type of every English text file, from its Chinese one. */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
