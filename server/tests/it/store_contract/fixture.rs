//! A store of one's own, with a back door for those who tamper with it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use server::store::{Append, Batch, Effect, Hash, NewEvent, NewSession, NewWorkshop, Store, Strength};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

/// A workshop that every fixture begins with, above what a signed id could hold.
pub(super) const WORKSHOP: u64 = 0xf000_0000_0000_0001;
/// A second one, to see that they do not get in each other's way.
pub(super) const OTHER: u64 = 7;
/// Runs both.
pub(super) const FACILITATOR: u64 = 0xfa;

pub(crate) struct Fixture {
    pub(crate) store: Arc<dyn Store>,
    pub(super) url: String,
    place: Place,
}

enum Place {
    File(Folder),
    Schema { cluster: String, schema: String },
}

impl Fixture {
    pub(crate) async fn sqlite() -> Self {
        let folder = Folder::new();
        let url = format!("sqlite:{}", folder.0.join("deep/visionscafe.db").display());
        Self::open(url, Place::File(folder)).await
    }

    pub(crate) async fn postgres() -> Option<Self> {
        let cluster = std::env::var("VISIONSCAFE_TEST_POSTGRES").ok()?;
        let schema = unique_name();
        let mut db = PgConnection::connect(&cluster).await.unwrap();
        run(&mut db, &format!("create schema {schema}")).await.unwrap();
        db.close().await.unwrap();
        let separator = if cluster.contains('?') { '&' } else { '?' };
        let url = format!("{cluster}{separator}options[search_path]={schema}");
        Some(Self::open(url, Place::Schema { cluster, schema }).await)
    }

    async fn open(url: String, place: Place) -> Self {
        let store = server::store::open(&url).await.unwrap();
        store.put_account(FACILITATOR, "Fatma", 1).await.unwrap();
        store.create_workshop(new_workshop(WORKSHOP, "100001")).await.unwrap();
        store.create_workshop(new_workshop(OTHER, "100002")).await.unwrap();
        Self { store, url, place }
    }

    pub(crate) async fn end(self) {
        self.store.close().await;
        if let Place::Schema { cluster, schema } = &self.place {
            let mut db = PgConnection::connect(cluster).await.unwrap();
            run(&mut db, &format!("drop schema {schema} cascade")).await.unwrap();
        }
    }

    /// Runs SQL past the store: the first text on SQLite, the second on PostgreSQL.
    pub(crate) async fn tamper(&self, sqlite: &str, postgres: &str) -> Result<(), sqlx::Error> {
        match &self.place {
            Place::File(folder) => {
                let mut db = folder.connect().await;
                sqlx::raw_sql(AssertSqlSafe(sqlite.to_owned())).execute(&mut db).await?;
            }
            Place::Schema { .. } => {
                let mut db = PgConnection::connect(&self.url).await?;
                run(&mut db, postgres).await?;
            }
        }
        Ok(())
    }

    /// Takes away what protects history from whoever has only SQL, and runs this.
    pub(super) async fn forge(&self, sql: &str) {
        self.tamper(
            &format!("drop trigger event_is_never_changed; drop trigger event_is_never_removed; {sql}"),
            &format!("alter table event disable trigger user; {sql}"),
        )
        .await
        .unwrap();
    }

    /// Everything that lies in the tables, as text; on SQLite also the bytes of its files.
    pub(crate) async fn everything(&self) -> String {
        let mut everything = self.rows().await;
        if let Place::File(folder) = &self.place {
            for file in std::fs::read_dir(folder.0.join("deep")).unwrap() {
                let bytes = std::fs::read(file.unwrap().path()).unwrap();
                everything += &String::from_utf8_lossy(&bytes);
            }
        }
        everything
    }

    /// All columns of the program's own tables on SQLite, as `table.column`.
    pub(crate) async fn columns(&self) -> std::collections::BTreeSet<String> {
        let Place::File(folder) = &self.place else { return Default::default() };
        let mut db = folder.connect().await;
        let columns: Vec<String> = sqlx::query_scalar(
            "select m.name || '.' || c.name from sqlite_master m, pragma_table_info(m.name) c
             where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like '_sqlx_%'",
        )
        .fetch_all(&mut db)
        .await
        .unwrap();
        columns.into_iter().collect()
    }

    /// Everything that lies in the tables, as text.
    pub(super) async fn rows(&self) -> String {
        let mut everything = String::new();
        match &self.place {
            Place::File(folder) => {
                let mut db = folder.connect().await;
                let columns: Vec<(String, String)> = sqlx::query_as(
                    "select m.name, c.name from sqlite_master m, pragma_table_info(m.name) c
                     where m.type = 'table'",
                )
                .fetch_all(&mut db)
                .await
                .unwrap();
                assert!(!columns.is_empty());
                for (table, column) in columns {
                    let sql = format!("select coalesce(group_concat(\"{column}\"), '') from {table}");
                    everything += &sqlx::query_scalar::<_, String>(AssertSqlSafe(sql))
                        .fetch_one(&mut db)
                        .await
                        .unwrap_or_default();
                }
            }
            Place::Schema { schema, .. } => {
                let mut db = PgConnection::connect(&self.url).await.unwrap();
                let tables: Vec<String> =
                    sqlx::query_scalar("select tablename::text from pg_tables where schemaname = $1")
                        .bind(schema)
                        .fetch_all(&mut db)
                        .await
                        .unwrap();
                assert!(!tables.is_empty());
                for table in tables {
                    let sql = format!("select coalesce(string_agg(t::text, ','), '') from {table} t");
                    everything +=
                        &sqlx::query_scalar::<_, String>(AssertSqlSafe(sql)).fetch_one(&mut db).await.unwrap();
                }
            }
        }
        everything
    }

    /// A file name that nobody else uses, where this database has files.
    pub(super) fn spare_file(&self) -> Option<PathBuf> {
        match &self.place {
            Place::File(folder) => Some(folder.0.join("copy.db")),
            Place::Schema { .. } => None,
        }
    }

    /// Commits one batch that must go in.
    pub(super) async fn put(&self, batch: Batch) -> u64 {
        self.store.commit(vec![batch]).await.unwrap().remove(0).unwrap()
    }

    /// Carries out effects that must go in, with nothing else.
    pub(super) async fn carry_out(&self, effects: Vec<Effect>) {
        let expected_seq = self.store.head(WORKSHOP).await.unwrap().unwrap().seq;
        let append = Append { effects, ..command("seat:1", None, &[]) };
        self.put(batch(WORKSHOP, expected_seq, vec![append])).await;
    }
}

async fn run(db: &mut PgConnection, sql: &str) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(db).await?;
    Ok(())
}

/// A folder that goes away with the test.
pub(super) struct Folder(pub(super) PathBuf);

impl Folder {
    pub(super) fn new() -> Self {
        let folder = std::env::temp_dir().join(unique_name());
        std::fs::create_dir(&folder).unwrap();
        Self(folder)
    }

    async fn connect(&self) -> SqliteConnection {
        let options = SqliteConnectOptions::new().filename(self.0.join("deep/visionscafe.db"));
        SqliteConnection::connect_with(&options).await.unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn unique_name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let next = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("visionscafe_test_{}_{next}", std::process::id())
}

/// A workshop with one steward and no events.
pub(super) fn new_workshop(id: u64, join_code: &str) -> NewWorkshop {
    NewWorkshop {
        id,
        epoch: format!("epoch-{id}"),
        join_code: join_code.to_owned(),
        projector_key: format!("projector-{id}"),
        created_ms: 1_000,
        stewards: vec![FACILITATOR],
        first: command("facilitator:1", None, &[]),
    }
}

pub(super) fn batch(stream: u64, expected_seq: u64, appends: Vec<Append>) -> Batch {
    Batch { stream, expected_seq, appends }
}

/// One command that came to these events.
pub(super) fn command(actor: &str, id: Option<&str>, bodies: &[&str]) -> Append {
    Append {
        at_ms: 1_700_000_000_000,
        actor: actor.to_owned(),
        command_id: id.map(str::to_owned),
        events: bodies
            .iter()
            .map(|body| NewEvent { kind: "card_written".to_owned(), body: (*body).to_owned() })
            .collect(),
        effects: Vec::new(),
    }
}

/// A session to be.
pub(super) fn new_session(
    token_hash: Hash,
    account: u64,
    device: &str,
    idle_ms: i64,
    absolute_ms: i64,
    strength: Strength,
) -> NewSession {
    NewSession { token_hash, account, device: device.to_owned(), idle_ms, absolute_ms, strength }
}
