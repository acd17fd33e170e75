//! Packaging only: the shared and static library that the Android and iOS shells link.

countersign::uniffi_reexport_scaffolding!();
