/** A name that none of these has: the one wanted, else with the first free number: "Kịch bản mới 2". */
export function distinctName(wanted: string, scenarios: readonly { readonly name: string }[]): string {
  const taken = new Set(scenarios.map(({ name }) => name));
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted} ${number}`;
  return name;
}
