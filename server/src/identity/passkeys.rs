//! Passkeys (WebAuthn): a key pair on somebody's device, unlocked there by a finger, a face or a PIN. Showing one is showing
//! two factors at once, what one has and what one is or knows; so the library is told never to do without the second.
//!
//! All are discoverable: the device itself knows which account a key is for. Nobody types an address first, and nothing we
//! send to a browser before somebody is in says who has an account.

use domain::ids::AccountId;
use serde_json::{Value, json};
use url::Url;
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, Passkey as Key, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Uuid, Webauthn, WebauthnBuilder, WebauthnError,
};

use crate::error::AppError;
use crate::store::Passkey;

/// What is asked of a device, and waits for its answer.
pub enum Asking {
    /// To make a key for this account, which its owner calls so.
    Add { account: u64, name: String, state: Box<PasskeyRegistration> },
    /// To show a key.
    SignIn { state: Box<DiscoverableAuthentication> },
}

/// Passkeys of this site.
pub struct Passkeys(Webauthn);

impl Passkeys {
    /// Nothing where browsers offer none: keys belong to a name, not to an IP address, and are shown over TLS or to this
    /// very machine only.
    pub fn at(public_url: &str) -> Option<Self> {
        let origin = Url::parse(public_url).ok()?;
        let name = origin.domain()?.to_owned();
        if origin.scheme() != "https" && name != "localhost" {
            return None;
        }
        let builder = WebauthnBuilder::new(&name, &origin).ok()?.rp_name("VisionsCafé");
        builder.build().ok().map(Self)
    }

    /// What a browser is to ask its device for, to make a key.
    ///
    /// # Errors
    /// `Internal`.
    pub fn add(
        &self,
        account: AccountId,
        address: &str,
        called: &str,
        has: &[Passkey],
    ) -> Result<(Value, Box<PasskeyRegistration>), AppError> {
        let has: Vec<CredentialID> = has.iter().map(|key| key.credential_id.clone()).collect();
        let (options, state) =
            self.0.start_passkey_registration(handle(account), address, called, Some(has)).map_err(internal)?;
        let mut options = as_value(&options)?;
        // The library asks for keys that a device may forget whose they are; ours must know.
        let selection = &mut options["publicKey"]["authenticatorSelection"];
        selection["residentKey"] = json!("required");
        selection["requireResidentKey"] = json!(true);
        Ok((options, Box::new(state)))
    }

    /// The key that a device has made.
    ///
    /// # Errors
    /// `PasskeyRefused`.
    pub fn added(
        &self,
        answer: Value,
        state: &PasskeyRegistration,
        account: u64,
        name: String,
        now_ms: i64,
    ) -> Result<Passkey, AppError> {
        let answer: RegisterPublicKeyCredential = serde_json::from_value(answer).map_err(refused)?;
        let key = self.0.finish_passkey_registration(&answer, state).map_err(refused)?;
        let forgets = answer.extensions.cred_props.as_ref().and_then(|it| it.rk) == Some(false);
        if forgets {
            return Err(refused("the key does not know whose it is"));
        }
        Ok(Passkey {
            credential_id: key.cred_id().to_vec(),
            account,
            name,
            credential: written(&key)?,
            counter: 0,
            added_ms: now_ms,
            used_ms: None,
        })
    }

    /// What a browser is to ask its device for, to show whatever key it has for this site.
    ///
    /// # Errors
    /// `Internal`.
    pub fn sign_in(&self) -> Result<(Value, Box<DiscoverableAuthentication>), AppError> {
        let (mut options, state) = self.0.start_discoverable_authentication().map_err(internal)?;
        // Somebody has pressed a button: the device asks at once.
        options.mediation = None;
        Ok((as_value(&options)?, Box::new(state)))
    }

    /// Which key an answer says it is of. Proves nothing yet.
    ///
    /// # Errors
    /// `PasskeyRefused`.
    pub fn named(&self, answer: &Value) -> Result<(u64, Vec<u8>), AppError> {
        let answer: PublicKeyCredential = serde_json::from_value(answer.clone()).map_err(refused)?;
        let (handle, id) = self.0.identify_discoverable_authentication(&answer).map_err(refused)?;
        Ok((u64::try_from(handle.as_u128()).map_err(refused)?, id.to_vec()))
    }

    /// Whether the answer is this key's, to what was asked; and how the key is kept from now on, with its new count.
    ///
    /// # Errors
    /// `PasskeyRefused`.
    pub fn shown(
        &self,
        answer: Value,
        state: DiscoverableAuthentication,
        kept: &Passkey,
    ) -> Result<(String, u32), AppError> {
        let answer: PublicKeyCredential = serde_json::from_value(answer).map_err(refused)?;
        let mut key: Key = serde_json::from_str(&kept.credential)
            .map_err(|e| AppError::Internal(format!("a passkey cannot be read: {e}")))?;
        let shown = self.0.finish_discoverable_authentication_v2(&answer, state, &key).map_err(refused)?;
        if !shown.user_verified() {
            return Err(refused("the device did not look whose hand it is in"));
        }
        // Where a device counts, it counts upwards; otherwise there are two of it.
        if (shown.counter() > 0 || kept.counter > 0) && shown.counter() <= kept.counter {
            return Err(refused("the key has been copied, or its answer has been used"));
        }
        key.update_credential(&shown);
        Ok((written(&key)?, shown.counter()))
    }
}

/// What a device is told of whose the key is: the account's number, which says nothing about the person.
fn handle(account: AccountId) -> Uuid {
    Uuid::from_u128(u128::from(account.0))
}

fn as_value(options: &impl serde::Serialize) -> Result<Value, AppError> {
    serde_json::to_value(options).map_err(|e| AppError::Internal(e.to_string()))
}

fn written(key: &Key) -> Result<String, AppError> {
    serde_json::to_string(key).map_err(|e| AppError::Internal(e.to_string()))
}

fn internal(error: WebauthnError) -> AppError {
    AppError::Internal(format!("passkeys: {error:?}"))
}

fn refused(cause: impl std::fmt::Debug) -> AppError {
    tracing::info!(?cause, "a passkey was refused");
    AppError::PasskeyRefused
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_offer_passkeys_to_names_over_tls_and_to_this_machine() {
        for possible in ["https://cafe.example.org", "https://cafe.example.org:8443", "http://localhost:3000"] {
            assert!(Passkeys::at(possible).is_some(), "{possible}");
        }
        for impossible in ["http://127.0.0.1:3000", "https://192.0.2.1", "http://cafe.example.org", "https://[::1]"] {
            assert!(Passkeys::at(impossible).is_none(), "{impossible}");
        }
    }

    #[test]
    fn what_is_asked_before_somebody_is_in_names_nobody_and_wants_two_factors() {
        let (asked, _) = Passkeys::at("https://cafe.example.org").unwrap().sign_in().unwrap();
        assert_eq!(asked["publicKey"]["allowCredentials"], json!([]));
        assert_eq!(asked["publicKey"]["userVerification"], "required");
        assert_eq!(asked["publicKey"]["rpId"], "cafe.example.org");
        assert!(asked.get("mediation").is_none());
    }

    #[test]
    fn a_key_that_is_made_knows_whose_it_is_and_is_made_once_per_device() {
        let site = Passkeys::at("https://cafe.example.org").unwrap();
        let has = Passkey {
            credential_id: vec![1, 2, 3],
            account: 7,
            name: String::new(),
            credential: String::new(),
            counter: 0,
            added_ms: 0,
            used_ms: None,
        };
        let (asked, _) = site.add(AccountId(7), "amal@example.org", "Amal", &[has]).unwrap();
        let wanted = &asked["publicKey"]["authenticatorSelection"];
        assert_eq!((&wanted["residentKey"], &wanted["userVerification"]), (&json!("required"), &json!("required")));
        assert_eq!(asked["publicKey"]["excludeCredentials"][0]["id"], "AQID");
    }
}
