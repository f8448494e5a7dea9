import type { CommandOutline, FlagOutline } from "./outline.ts";
import type { Shell } from "./shells.ts";

/**
 * The completion script of a shell, made of the commands' definitions. It runs nothing when a key is pressed, so it is as fast as the shell.
 */
export function completionScript(shell: Shell, commands: readonly CommandOutline[]): string {
  return { bash, zsh, fish }[shell](commands);
}

function bash(commands: readonly CommandOutline[]): string {
  const cases = commands.map((command) => {
    const valued = command.flags.filter((flag) => flag.takes !== "nothing");
    const afterFlag = valued.map((flag) => `        ${flag.name}) ${bashReply(flag)}; return ;;`);
    const [first] = command.positional;
    const rest = first === undefined ? ":" : bashReply(first);
    return [
      `    ${command.name})`,
      '      case "$previous" in',
      ...afterFlag,
      "      esac",
      `      if [[ "$current" == -* ]]; then COMPREPLY=($(compgen -W "${command.flags.map((flag) => flag.name).join(" ")}" -- "$current")); else ${rest}; fi ;;`,
    ].join("\n");
  });
  return `# bash completion for demarche
_demarche() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W "${commands.map((command) => command.name).join(" ")} --help --version" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
  esac
}
complete -o filenames -F _demarche demarche
`;
}

function bashReply(taken: Pick<FlagOutline, "values"> & { readonly takes: string }): string {
  if (taken.takes === "a file") return 'COMPREPLY=($(compgen -f -- "$current"))';
  return taken.takes === "one of" ? `COMPREPLY=($(compgen -W "${taken.values.join(" ")}" -- "$current"))` : ":";
}

function zsh(commands: readonly CommandOutline[]): string {
  const list = commands.map((command) => `    ${quoteZsh(`${command.name}:${command.brief}`)}`);
  const cases = commands.map((command) => {
    const flags = command.flags.map((flag) => `        ${quoteZsh(`${flag.name}[${escapeZsh(flag.brief)}]${zshTakes(flag)}`)} \\`);
    const positional = command.positional.map((taken) => `        ${quoteZsh(`*${zshTakes(taken)}`)} \\`);
    return [`    ${command.name})`, "      _arguments \\", ...flags, ...positional.slice(0, 1), "        && return 0 ;;"].join("\n");
  });
  return `#compdef demarche
_demarche() {
  local -a commands
  commands=(
${list.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join("\n")}
  esac
}
compdef _demarche demarche
`;
}

function zshTakes(taken: { readonly takes: string; readonly values: readonly string[]; readonly placeholder?: string }): string {
  if (taken.takes === "nothing") return "";
  const label = escapeZsh(taken.placeholder ?? "value");
  if (taken.takes === "a file") return `:${label}:_files`;
  return taken.takes === "one of" ? `:${label}:(${taken.values.join(" ")})` : `:${label}: `;
}

function escapeZsh(text: string): string {
  return text.replaceAll(/[[\]:\\]/g, "\\$&");
}

function quoteZsh(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function fish(commands: readonly CommandOutline[]): string {
  const lines = commands.flatMap((command) => {
    const inside = `complete -c demarche -n ${quoteFish(`__fish_seen_subcommand_from ${command.name}`)}`;
    const flags = command.flags.map((flag) => `${inside} -l ${flag.name.slice(2)}${fishTakes(flag)} -d ${quoteFish(flag.brief)}`);
    const [first] = command.positional;
    const positional =
      first?.takes === "one of"
        ? [`${inside} -f -a ${quoteFish(first.values.join(" "))}`]
        : first?.takes === "a file"
          ? [`${inside} -F`]
          : [];
    return [`complete -c demarche -n __fish_use_subcommand -f -a ${command.name} -d ${quoteFish(command.brief)}`, ...flags, ...positional];
  });
  return `# fish completion for demarche\ncomplete -c demarche -f\n${lines.join("\n")}\n`;
}

function fishTakes(flag: FlagOutline): string {
  if (flag.takes === "nothing") return "";
  if (flag.takes === "a file") return " -r -F";
  return flag.takes === "one of" ? ` -x -a ${quoteFish(flag.values.join(" "))}` : " -x";
}

function quoteFish(text: string): string {
  return `'${text.replaceAll(/[\\']/g, "\\$&")}'`;
}
