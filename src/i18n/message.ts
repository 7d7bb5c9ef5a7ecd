/** A sentence, or one for a single thing and one for several, chosen by `{count}`. */
export type Message = string | { readonly one: string; readonly other: string };
