/** Whether a text can hold a date at all: most can't, and reading dates is dear. */
export const DATED = /(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2}\b/;

/** Words before a date that say: published then. */
export const PUBLISHED =
  /\b(?:published|posted|pub|created|issued|released|veröffentlicht|erstellt|erschienen|eingestellt|publié|mis en ligne|publicado|publicada|publicación|pubblicato|inserito|opublikowano|dodano|utworzono|gepubliceerd|publicerad|julkaistu)\b|опубликован|размещено|дата публикации|δημοσι|发布|发表|时间|時間|来源|來源|掲載|公開/iu;

/** Words before a date that say: changed then. */
export const UPDATED =
  /\b(?:updated?|modified|last changed|edited|revised|reviewed|aktualisiert|letzte änderung|geändert|überarbeitet|stand|mis à jour|modifié|mise à jour|actualizado|actualizada|actualización|aktualizacja|zmodyfikowano|aggiornato|aggiornamento|atualizado|atualizada|bijgewerkt)\b|обновлен|изменен|ενημέρωση|更新/iu;

/** Words in class names of elements that hold the day of publication, or that of the last change. */
export const CLASS_PUBLISHED = /publish|pubdate|posted|post-?date|entry-?date|date-?created|datepub|veroeffentlich|fecha|created/i;
export const CLASS_UPDATED = /updat|modif|edited|changed|aktualis/i;

const META: readonly (readonly [signal: string, names: string])[] = [
  [
    "meta published",
    "article:published_time og:article:published_time og:published_time lp.article:published_time vr:published_time datepublished article:published " +
      "article.published og:article:published published_time published-date publication_date originalpublicationdate rnews:datepublished og:pubdate " +
      "og:publish_date article_date_original sailthru.date parsely-pub-date cxenseparse:recs:publishtime cxenseparse:publishtime pubdate pub_date " +
      "publishdate publish-date publish_date publishtime ptime displaydate bt:pubdate citation_publication_date citation_online_date dc.date.issued " +
      "dcterms.issued dcterms:issued date.available published firstpublished first_published releasedate article:post_date",
  ],
  [
    "meta created",
    "dcterms.created dcterms:created dc.date.created dc.created datecreated article:created article:created_time created creation_date doc_date",
  ],
  ["meta date", "date dc.date dcterms.date dc:date dcterms:date timestamp article:date isodatetime pagedate eprints.date"],
  [
    "meta modified",
    "article:modified_time og:updated_time og:article:modified_time datemodified article:modified dcterms.modified dcterms:modified dc.date.modified " +
      "dc.modified lastmod last-modified last_modified lastmodified modified revised dateupdate updated_time cxenseparse:modified",
  ],
];

/** Names of `<meta>` that give a date, lower case, and the signal that each is. */
export const SIGNAL_OF_META: ReadonlyMap<string, string> = new Map(
  META.flatMap(([signal, names]) => names.split(" ").map((name) => [name, signal] as const)),
);

/** Signals of a clue that tells when the page was changed, not when it was published. */
export const MODIFIED: ReadonlySet<string> = new Set([
  "jsonld dateModified",
  "jsonld other dateModified",
  "meta modified",
  "itemprop modified",
  "element updated",
  "line updated",
]);
